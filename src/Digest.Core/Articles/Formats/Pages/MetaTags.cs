using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The meta elements of a page by their names in lower case.</summary>
internal sealed class MetaTags
{
    private const int Most = 500;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);
    private int _count;

    /// <summary>Takes one meta element.</summary>
    public void Add(HtmlNode meta)
    {
        var name = meta.Attribute("property") ?? meta.Attribute("name") ?? meta.Attribute("itemprop") ?? meta.Attribute("http-equiv");
        if (name is null || ++_count > Most || Cleaning.CleanOrNull(meta.Attribute("content") ?? meta.Attribute("value")) is not { } content)
            return;

        // Dublin Core is written with dots, colons and prefixes of any case.
        foreach (var one in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = one.Replace("dcterms.", "dc.", StringComparison.OrdinalIgnoreCase).Replace("dc:", "dc.", StringComparison.OrdinalIgnoreCase);
            if (!_values.TryGetValue(key, out var list))
                _values[key] = list = [];
            list.Add(content);
        }
    }

    /// <summary>The first value of the first name that has one, and that name.</summary>
    public (string Name, string Value)? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var list))
                return (name, list[0]);
        }

        return null;
    }

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> All(string name) => _values.TryGetValue(name, out var list) ? list : [];

    /// <summary>The first value of a name; null when there is none.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var list) ? list[0] : null;
}
