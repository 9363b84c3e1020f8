using Digest.Core.Articles.Html;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Finds the texts by the headline that begin with a label such as "By" or "Von" and name somebody.</summary>
internal static class BylineTexts
{
    private const int Above = 60;
    private const int Below = 150;
    private const int Longest = 90;

    /// <summary>The texts with their labels, the first being the likeliest; a name may stand in the element after its label.</summary>
    public static IEnumerable<string> Near(HtmlNode headline, Asides asides)
    {
        if (!headline.Exists)
            yield break;

        string? label = null;
        var end = Math.Min(headline.Tree.Count, headline.Index + Below);
        for (var i = Math.Max(1, headline.Index - Above); i < end; i++)
        {
            var node = new HtmlNode(headline.Tree, i);
            if (node.Tag != Tag.Text || node.Raw.IsWhiteSpace() || node.Raw.Length > Longest || asides.Hold(i) || Tags.IsUnseen(node.Parent.Tag))
                continue;

            var text = node.Text();
            if (label is not null && LooksLikeNames(text))
                yield return text;
            label = PersonName.IsLabel(text) ? text : null;
            if (label is null && PersonName.WithoutLabel(text) is var rest && rest.Length < text.Length && LooksLikeNames(rest))
                yield return text;
        }
    }

    // Two to four words in capitals before a comma, a date or the end.
    private static bool LooksLikeNames(string text)
    {
        var end = text.AsSpan().IndexOfAny(",|•·(");
        var words = (end > 0 ? text[..end] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 4 && words.All(word => char.IsUpper(word[0]) || Scripts.IsRightToLeft(word[0]) || word is "de" or "van" or "von" or "der" or "la" or "und" or "and");
    }
}
