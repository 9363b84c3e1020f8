using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata.Dates;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>A text of a page that is a date and little else.</summary>
/// <param name="Text">The text, or what of it holds the date.</param>
/// <param name="IsUpdate">Whether it is the date of a change.</param>
internal readonly record struct DateText(string Text, bool IsUpdate);

/// <summary>Finds the dates that stand alone on a page, or begin a text.</summary>
internal static class DateTexts
{
    private const int Longest = 100;
    private const int LongestOpening = 50;
    private const int MostLabelWords = 3;
    private const int LongestLabel = 40;

    /// <summary>The texts from one node to another, outside of the parts that are not the article.</summary>
    public static IEnumerable<DateText> Between(HtmlTree tree, int from, int to, Asides asides)
    {
        var isUpdate = false;
        for (var i = Math.Max(1, from); i < Math.Min(tree.Count, to); i++)
        {
            var node = new HtmlNode(tree, i);
            if (node.Tag != Tag.Text || node.Raw.IsWhiteSpace())
                continue;
            if (!MayHoldDate(node.Raw))
            {
                // <b>Updated:</b> <i>March 3, 2020</i>
                isUpdate = node.Raw.Length < LongestLabel && DateToken.Cut(node.Text(), Longest).Exists(IsUpdate);
                continue;
            }

            if (!asides.Hold(i) && !Tags.IsUnseen(node.Parent.Tag) && Read(node.Text()) is { } date)
                yield return date with { IsUpdate = date.IsUpdate || isUpdate };
            isUpdate = false;
        }
    }

    /// <summary>The date that a text begins with: <c>20.01.2022 - Garden opens</c>, <c>Press release of 20 January 2022 | Berlin</c>; null for others.</summary>
    public static string? Opening(string text)
    {
        var opening = text.Length > LongestOpening ? text[..LongestOpening] : text;
        var tokens = DateToken.Cut(opening, LongestOpening);
        if (DateScanner.Scan(tokens, isMonthFirst: false) is not [{ Year: not null } mention, ..] || mention.Start > MostLabelWords || tokens.Exists(IsUpdate))
            return null;
        var isWhole = mention.End == tokens.Count && opening.Length == text.Length;
        return isWhole || (mention.End < tokens.Count && tokens[mention.End].Text is "|" or "-" or "–" or "—" or ":" or "·" or "•") ? opening : null;
    }

    /// <summary>Whether a word says that something was changed.</summary>
    public static bool IsUpdate(DateToken token) => LineWords.IsUpdated(token.Text);

    private static DateText? Read(string text)
    {
        if (text.Length is > 0 and <= Longest && DateLine.Read(new Block(BlockKind.Paragraph, text, 0), isMonthFirst: false) is { } line)
            return new DateText(text, line.IsUpdate);
        return Opening(text) is { } opening ? new DateText(opening, false) : null;
    }

    // Four figures in a row, or 28.01.22.
    private static bool MayHoldDate(ReadOnlySpan<char> text)
    {
        var opening = text[..Math.Min(text.Length, Longest)];
        var (digits, points) = (0, 0);
        foreach (var c in opening)
        {
            digits = char.IsDigit(c) ? digits + 1 : 0;
            points += c == '.' ? 1 : 0;
            if (digits == 4 || (digits == 2 && points == 2))
                return true;
        }

        return false;
    }
}
