namespace Digest.Core.Articles.Metadata;

/// <summary>The line of a saved page that gives its address: <c>الرابط: https://…</c>.</summary>
internal static class LinkLine
{
    private const int Longest = 2_048;

    private static readonly string[] Labels = ["الرابط", "رابط الخبر", "رابط المقال", "رابط الصفحة", "Link", "Permalink", "URL", "Lien", "Adresse"];

    /// <summary>The address, absolute; null when the line gives none.</summary>
    public static string? Read(string line)
    {
        if (line.Length > Longest || !line.Contains("://", StringComparison.Ordinal))
            return null;
        foreach (var label in Labels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase) && line.AsSpan(label.Length).TrimStart() is [':', .. var rest]
                && Uri.TryCreate(rest.Trim().ToString(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0)
                return url.AbsoluteUri;
        }

        return null;
    }
}
