using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>The line near a headline that names the sections: <c>خارج الحدود، مجتمع</c>.</summary>
internal static class SectionLine
{
    private const int MaxLine = 80;
    private const int MaxItems = 5;
    private const int MaxItemWords = 3;

    // Bars and slashes stand between the entries of menus too, commas do not.
    private const int MaxItemsOfMenu = 3;

    /// <summary>The sections; null when the line names none. Half of them must be sections that many papers have: names of people and places stand in such lines too.</summary>
    public static IReadOnlyList<string>? Read(string line)
    {
        if (Items(line) is not { } items || (items.Length > MaxItemsOfMenu && line.AsSpan().IndexOfAny('،', ',') < 0))
            return null;

        var sections = items.Where(item => SectionNames.IsKnown(item) || !Gazetteer.IsCity(item)).ToList();
        return sections.Count > 0 && sections.Count(SectionNames.IsKnown) * 2 >= items.Length ? sections : null;
    }

    /// <summary>Whether the line has the form of sections, whatever it names: then it is no headline.</summary>
    public static bool HasForm(string line) => Items(line) is { } items && (items.Length > 1 || SectionNames.IsKnown(items[0]));

    private static string[]? Items(string line)
    {
        if (line.Length > MaxLine || line[^1] is '.' or '؟' or '?' or '!' or ':' || line.Any(char.IsDigit))
            return null;

        var items = line.Split(['،', ',', '|', '/', '•', '·'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return items.Length is 0 or > MaxItems || !Array.TrueForAll(items, item => Words.Count(item) is >= 1 and <= MaxItemWords) ? null : items;
    }
}
