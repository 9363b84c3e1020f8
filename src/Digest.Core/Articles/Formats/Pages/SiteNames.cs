using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The names of the site that a page is on: what it calls itself, and its domain.</summary>
internal sealed class SiteNames
{
    // Some pages give their headline where the site's name belongs.
    private const int MostWords = 6;

    private readonly List<string> _names = [];

    private SiteNames()
    {
    }

    public static SiteNames Of(PageMarks marks)
    {
        var names = new SiteNames();
        names.Add(marks.Meta["og:site_name"]);
        names.Add(marks.Meta["application-name"]);
        names.Add(marks.Meta["apple-mobile-web-app-title"]);
        names.Add(marks.Meta["dc.publisher"]);
        names.Add(marks.Meta["twitter:site"]?.TrimStart('@'));
        names.Add(marks.Linked.Publisher);
        names.Add(marks.Linked.Site);
        names.AddDomain(marks.Canonical);
        names.AddDomain(marks.Meta["og:url"]);
        names.AddDomain(marks.Linked.Url);
        return names;
    }

    /// <summary>Whether a text is the name of the site, or a part of it, and nothing else.</summary>
    public bool Are(string text)
    {
        var compact = Compact(text);
        return compact.Length > 0 && _names.Exists(name => name == compact || (compact.Length > 3 && name.Contains(compact, StringComparison.Ordinal)) || (name.Length > 4 && compact.Contains(name, StringComparison.Ordinal) && compact.Length < name.Length * 3));
    }

    /// <summary>Whether a text is the name of the site, letter by letter.</summary>
    public bool AreExactly(string text) => Compact(text) is { Length: > 0 } compact && _names.Contains(compact);

    private void Add(string? name)
    {
        if (name is { Length: < 200 } && Words.Count(name) <= MostWords && Compact(name) is { Length: > 1 } compact && !_names.Contains(compact))
            _names.Add(compact);
    }

    // spiegel of www.spiegel.de, bbc of bbc.co.uk
    private void AddDomain(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Host.Length == 0)
            return;

        var labels = url.Host.Split('.');
        Add(url.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Host[4..] : url.Host);
        if (labels.Length > 1 && labels.SkipLast(1).MaxBy(label => label.Length) is { Length: > 2 } longest)
            Add(longest);
    }

    private static string Compact(string text)
    {
        var folded = Folding.Fold(text);
        return string.Concat(folded.Where(char.IsLetterOrDigit));
    }
}
