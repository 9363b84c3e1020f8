using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Boilerplate;
using Digest.Core.Articles.Metadata.Places;

namespace Digest.Core.Articles.Metadata;

/// <summary>Reads the line above a headline that names its section, and tells it from the last entry of a menu that stands there.</summary>
internal static class Kicker
{
    private const int Reach = 3;
    private const int MaxWords = 4;
    private const int MaxParts = 4;
    private const int FarthestMenu = 60;
    private const int FewestEntries = 3;
    private const int Neighbours = 4;

    /// <summary>The line that stands next above the headline, unless it was read as something else or repeats the headline; -1 when there is none.</summary>
    public static int Find(Layout layout)
    {
        for (var i = layout.TitleIndex - 1; i >= Math.Max(0, layout.TitleIndex - Reach); i--)
        {
            if (layout.RoleOf(i) == BlockRole.Body && (!layout.Blocks[i].Key.Contains(layout.Blocks[layout.TitleIndex].Key, StringComparison.Ordinal) || Breadcrumb.PartsOf(layout.Blocks[i].Text) is not null))
                return i;
        }

        return -1;
    }

    /// <summary>The sections that the line at this index names; null when it may be anything else.</summary>
    public static IReadOnlyList<string>? Read(Layout layout, int index)
    {
        var text = layout.Blocks[index].Text;
        var isRepeated = IsRepeated(layout, index);
        if (SectionLine.Read(text) is { } sections)
            return isRepeated || sections.Count > 1 || !EndsMenu(layout, index) ? sections : null;
        if (isRepeated && !Gazetteer.IsCity(text))
            return [text];
        return Breadcrumb.PartsOf(text) is { } parts && parts.Where(SectionNames.IsKnown).ToList() is { Count: > 0 } known && parts.Count <= MaxParts ? known : null;
    }

    // A menu above names the section already. Where the line before is one of its entries too, it is the menu again.
    private static bool IsRepeated(Layout layout, int index)
    {
        if (layout.Blocks[index].Words > MaxWords || layout.Blocks[index].Text.Any(char.IsDigit) || !IsEntry(layout, index))
            return false;
        return index == 0 || layout.RoleOf(index - 1) is not (BlockRole.Body or BlockRole.Cut) || !IsEntry(layout, index - 1);
    }

    // The name of the site stands above menus, and often again in front of the headline: the first line is none of the entries.
    private static bool IsEntry(Layout layout, int index)
    {
        var key = layout.Blocks[index].Key;
        var isEntry = false;
        var entries = 0;
        for (var i = Math.Max(1, index - FarthestMenu); i < index && key.Length > 0; i++)
        {
            var block = layout.Blocks[i];
            if (block.Words > MaxWords || block.Key.Length == 0)
                continue;
            entries++;
            isEntry |= block.Key == key && IsAmongSections(layout, i);
        }

        return isEntry && entries >= FewestEntries && layout.Blocks[0].Key != key;
    }

    private static bool IsAmongSections(Layout layout, int index)
    {
        for (var i = Math.Max(0, index - Neighbours); i <= Math.Min(layout.Blocks.Count - 1, index + Neighbours); i++)
        {
            if (layout.Blocks[i].Words <= MaxWords && SectionNames.IsKnown(layout.Blocks[i].Text))
                return true;
        }

        return false;
    }

    // Short lines without a gap between them, of which others are sections too
    private static bool EndsMenu(Layout layout, int index)
    {
        var isMenu = false;
        var first = index;
        while (first > 0 && layout.Blocks[first].Place - layout.Blocks[first - 1].Place == 1 && layout.Blocks[first - 1] is { Words: > 0 and <= MaxWords, IsClosed: false } entry)
        {
            isMenu |= SectionNames.IsKnown(entry.Text);
            first--;
        }

        return isMenu && index - first + 1 > FewestEntries;
    }
}
