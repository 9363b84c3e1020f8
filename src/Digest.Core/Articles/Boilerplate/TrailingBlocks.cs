using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata.Sources;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>Cuts what follows the story: comment forms and related articles to the end; inside the story, one group of items.</summary>
internal static class TrailingBlocks
{
    private const int MaxItems = 8;
    private const int WordsOfSentence = 5;

    public static void Cut(Layout layout)
    {
        var prose = 0;
        for (var i = layout.BodyStart; i < layout.Blocks.Count; i++)
        {
            var block = layout.Blocks[i];
            if (layout.RoleOf(i) != BlockRole.Body)
            {
                // The heading is cut already; of what stands under it, single lines may be left.
                if (PhraseTable.Find(block, out var isHeading) == PhraseKind.Related && isHeading)
                    CutGroup(layout, i);
                continue;
            }

            switch (PhraseTable.Find(block, out var isWhole))
            {
                case PhraseKind.Comments when prose > 0:
                    layout.Cut(i, layout.Blocks.Count, "the comment form and what follows it");
                    return;
                case PhraseKind.Comments:
                    layout.Mark(i, BlockRole.Cut, "a link to the comments");
                    break;
                case PhraseKind.Related when !isWhole && !block.IsClosed:
                    layout.Mark(i, BlockRole.Cut, "a link to another article");
                    break;
                case PhraseKind.Related when isWhole && (prose == 0 || StoryGoesOn(layout, i)):
                    CutGroup(layout, i);
                    break;
                case PhraseKind.Related when isWhole:
                    layout.Cut(i, End(layout, i), "related articles");
                    break;
                default:
                    if (block.IsProse)
                        prose++;
                    break;
            }
        }
    }

    /// <summary>Cuts the labels below a story that stand under a line of the frame: where the buttons to share are, no story goes on.</summary>
    public static void CutLabels(Layout layout)
    {
        var last = layout.Blocks.Count - 1;
        while (last >= layout.BodyStart && !(layout.RoleOf(last) == BlockRole.Body && layout.Blocks[last].IsProse))
            last--;
        var isBelowFrame = false;
        for (var i = last + 1; last >= layout.BodyStart && i < layout.Blocks.Count; i++)
        {
            var block = layout.Blocks[i];
            isBelowFrame |= layout.RoleOf(i) == BlockRole.Cut && PhraseTable.Find(block, out _) is not null;
            if (isBelowFrame && layout.RoleOf(i) == BlockRole.Body && block is { IsClosed: false, Words: < WordsOfSentence } && Credit.OfLine(block.Text) is null)
                layout.Mark(i, BlockRole.Cut, "a label below the story");
        }
    }

    // Related articles are headlines and single excerpts; a story goes on with paragraph after paragraph, or one that is long.
    private static bool StoryGoesOn(Layout layout, int anchor)
    {
        var run = 0;
        for (var i = anchor + 1; i < End(layout, anchor); i++)
        {
            if (layout.RoleOf(i) != BlockRole.Body)
                continue;

            var block = layout.Blocks[i];
            run = block is { IsClosed: true, Weight: >= 80 } ? run + 1 : 0;
            if (run >= 2 || (run == 1 && block.Weight >= 240))
                return true;
        }

        return false;
    }

    private static int End(Layout layout, int anchor)
    {
        for (var i = anchor + 1; i < layout.Blocks.Count; i++)
        {
            if (layout.RoleOf(i) == BlockRole.Body && PhraseTable.Find(layout.Blocks[i], out _) == PhraseKind.Comments)
                return i;
        }

        return layout.Blocks.Count;
    }

    private static void CutGroup(Layout layout, int anchor)
    {
        layout.Mark(anchor, BlockRole.Cut, "the heading of related articles");
        for (var i = anchor + 1; i < layout.Blocks.Count && i <= anchor + MaxItems; i++)
        {
            var block = layout.Blocks[i];
            if (layout.RoleOf(i) != BlockRole.Body)
                continue;
            if ((block.IsProse && !block.IsElided) || PhraseTable.Find(block, out _) is not null)
                return;
            layout.Mark(i, BlockRole.Cut, "a related article");
        }
    }
}
