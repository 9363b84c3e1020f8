using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata.Bylines;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>Reads the credits under a story, <c>(وات)</c> or <c>المصدر: رويترز</c>, and takes them out of it.</summary>
internal static class TailReader
{
    private const int Reach = 3;
    private const int LongestSignOff = 24;
    private const int ReachOfLabel = 6;

    public static void Read(Layout layout, Head head)
    {
        ReadSections(layout, head);
        var last = layout.Blocks.Count - 1;
        for (var seen = 0; last > layout.BodyStart && seen < Reach; last--)
        {
            if (layout.RoleOf(last) != BlockRole.Body)
                continue;
            seen++;

            var text = layout.Blocks[last].Text;
            if (Credit.OfLine(text) is { } source)
            {
                layout.Mark(last, BlockRole.Source, "the credit of a source");
                head.Source ??= source;
            }
            else if (Byline.Read(text) is { } name)
            {
                layout.Mark(last, BlockRole.Byline, "the byline");
                head.Byline ??= name;
            }
            else if (IsSignOff(text))
            {
                layout.Mark(last, BlockRole.Cut, "the initials of the desk");
            }
            else
            {
                break;
            }
        }

        ReadBelow(layout, head, last);
    }

    // - مل -, م د/ح ن/س ق, ==== م.ع.
    private static bool IsSignOff(string text)
    {
        if (text.Length > LongestSignOff || !text.AsSpan().ContainsAny("-/=."))
            return false;
        var words = Words.Of(text).ToList();
        return words.Count > 0 && words.TrueForAll(word => word.Length <= 2 && Scripts.IsRightToLeft(word[0]));
    }

    // The finder of the story takes a lone signature for a line of the frame: وما –
    private static void ReadBelow(Layout layout, Head head, int last)
    {
        for (var i = last + 1; last > layout.BodyStart && i < Math.Min(layout.Blocks.Count, last + 1 + Reach) && layout.RoleOf(i) is BlockRole.Cut; i++)
        {
            if (Credit.OfLine(layout.Blocks[i].Text) is not { } source)
                return;
            layout.Mark(i, BlockRole.Source, "the credit of a source");
            head.Source ??= source;
        }
    }

    // Close under the story, where what is no story is cut already.
    private static void ReadSections(Layout layout, Head head)
    {
        var last = layout.Blocks.Count - 1;
        while (last > layout.BodyStart && layout.RoleOf(last) != BlockRole.Body)
            last--;
        for (var i = Math.Max(layout.BodyStart, last - Reach); i < layout.Blocks.Count && i <= last + ReachOfLabel; i++)
        {
            if (SectionLabel.Read(layout.Blocks[i].Text) is not { } sections)
                continue;
            layout.Mark(i, BlockRole.Sections, "the line that names the section");
            if (head.Sections.Count == 0)
                head.Sections.AddRange(sections);
            return;
        }
    }
}
