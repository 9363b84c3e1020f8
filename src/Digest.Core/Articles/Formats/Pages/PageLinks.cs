namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Makes addresses of a page absolute.</summary>
internal sealed class PageLinks
{
    /// <summary>The most characters that an address may have.</summary>
    public const int Longest = 2_048;

    private readonly Uri? _base;

    public PageLinks(PageMarks marks)
    {
        _base = Parse(marks.Base, null) ?? Parse(marks.Canonical, null) ?? Parse(marks.Meta["og:url"], null) ?? Parse(marks.Linked.Url, null);
    }

    /// <summary>The address that the page wants to be known by; null when it names none, or only its site's home.</summary>
    public Metadata.Found<string>? Canonical(PageMarks marks)
    {
        (string? Value, string Basis, double Confidence)[] candidates =
        [
            (marks.Canonical, "the page's canonical link", 0.95),
            (marks.Meta["og:url"], "the page's meta og:url", 0.9),
            (marks.Linked.Url, "the page's JSON-LD url", 0.8),
        ];
        foreach (var (value, basis, confidence) in candidates)
        {
            if (Parse(value, _base) is { } url && (url.AbsolutePath.Length > 1 || url.Query.Length > 0))
                return Metadata.Found.Of(Bounded(url), basis, confidence);
        }

        return null;
    }

    /// <summary>An address, absolute; null when it is no http or https address or too long.</summary>
    public string? Absolute(string? address) => Parse(address, _base) is { } url ? Bounded(url) : null;

    /// <summary>An address that is absolute by itself; null when it is none, or too long.</summary>
    public static string? Read(string? address) => Parse(address, null) is { } url ? Bounded(url) : null;

    private static Uri? Parse(string? address, Uri? origin)
    {
        if (address is not { Length: > 0 and <= Longest })
            return null;
        if (address.StartsWith("//", StringComparison.Ordinal))
            address = $"{origin?.Scheme ?? "https"}:{address}";
        var isRead = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        if (!isRead && (origin is null || !Uri.TryCreate(origin, address, out url)))
            return null;
        return url!.Scheme is "http" or "https" && url.Host.Length > 0 ? url : null;
    }

    private static string? Bounded(Uri url) => url.AbsoluteUri is { Length: <= Longest } address ? address : null;
}
