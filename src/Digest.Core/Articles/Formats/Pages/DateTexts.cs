using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata.Dates;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Finds the texts of a page that are a date and little else, and not that of a change.</summary>
internal static class DateTexts
{
    private const int Longest = 100;
    private const int LongestLabelled = 50;
    private const int MostLabelWords = 3;
    private const int LongestLabel = 40;

    /// <summary>The texts from one node to another, outside of the parts that are not the article.</summary>
    public static IEnumerable<string> Between(HtmlTree tree, int from, int to, Asides asides)
    {
        var isLabelled = false;
        for (var i = Math.Max(1, from); i < Math.Min(tree.Count, to); i++)
        {
            var node = new HtmlNode(tree, i);
            if (node.Tag != Tag.Text || node.Raw.Length > Longest || node.Raw.IsWhiteSpace())
                continue;
            if (!HasYear(node.Raw))
            {
                // <b>Updated:</b> <i>March 3, 2020</i>
                isLabelled = node.Raw.Length < LongestLabel && DateToken.Cut(node.Text(), Longest).Exists(IsUpdate);
                continue;
            }

            if (!isLabelled && !asides.Hold(i) && !Tags.IsUnseen(node.Parent.Tag) && node.Text() is var text && IsDate(text))
                yield return text;
            isLabelled = false;
        }
    }

    /// <summary>Whether a text says that something was changed.</summary>
    public static bool IsUpdate(DateToken token) => LineWords.IsUpdated(token.Text);

    private static bool IsDate(string text)
    {
        if (text.Length > 0 && DateLine.Read(new Block(BlockKind.Paragraph, text, 0), isMonthFirst: false) is { } line)
            return !line.IsUpdate;
        if (text.Length > LongestLabelled)
            return false;

        // Press release of 20 January 2022
        var tokens = DateToken.Cut(text, LongestLabelled);
        return DateScanner.Scan(tokens, isMonthFirst: false) is [{ Year: not null } mention]
            && mention.End == tokens.Count && mention.Start > 0 && mention.Start <= MostLabelWords && !tokens.Exists(IsUpdate);
    }

    private static bool HasYear(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            if (digits == 4)
                return true;
        }

        return false;
    }
}
