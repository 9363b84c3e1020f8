using System.Buffers;
using System.Collections.Frozen;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding.Summaries;

/// <summary>Cuts a paragraph into sentences. The Arabic comma and semicolon end none, nor do the two dots of an Arabic pause.</summary>
internal static class SentenceSplitter
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?؟…。！？۔");

    private static readonly FrozenSet<string> Abbreviations =
        "Dr Mr Mrs Ms St Prof Gen Col Lt Sgt Gov Sen Rep Rev Hon Jr Sr No vs etc Inc Corp Ltd Co Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mme Mlle MM Me av env cf art bd Hr Fr Nr bzw ca Sr Sra Ud د أ م ق ص"
        .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsAbbreviation = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    // What stands before a number of German rank: am 13. März, zum 6. Mal.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsBeforeRank =
        "am zum im der die das den dem vom bis ab seit".Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds the sentences of a text in order.</summary>
    /// <param name="paragraph">The text.</param>
    /// <param name="number">Its number among the texts.</param>
    /// <param name="from">Where its first sentence starts.</param>
    /// <param name="sentences">Where they go.</param>
    public static void Split(string paragraph, int number, int from, List<Sentence> sentences)
    {
        var start = from;
        var isFirst = true;
        for (var at = Next(paragraph, from); at < paragraph.Length; at = Next(paragraph, at))
        {
            var end = at + 1;
            while (end < paragraph.Length && (Ends.Contains(paragraph[end]) || IsClosing(paragraph[end])))
                end++;
            // French sets a space before the closing sign.
            if (end + 1 < paragraph.Length && paragraph[end] is ' ' or '\u00A0' or '\u202F' && paragraph[end + 1] == '»')
                end += 2;
            if (IsBoundary(paragraph, start, at, end))
            {
                Add(start, end);
                start = end;
            }

            at = end;
        }

        Add(start, paragraph.Length);

        void Add(int first, int end)
        {
            while (first < end && char.IsWhiteSpace(paragraph[first]))
                first++;
            while (end > first && char.IsWhiteSpace(paragraph[end - 1]))
                end--;
            if (!HasLetter(paragraph.AsSpan(first..end)))
                return;
            sentences.Add(new Sentence(number, first, end - first, isFirst));
            isFirst = false;
        }
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                return true;
        }

        return false;
    }

    private static int Next(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny(Ends);
        return found < 0 ? text.Length : from + found;
    }

    private static bool IsBoundary(string text, int start, int at, int end)
    {
        if (text[at] is '。' or '！' or '？')
            return true;
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
            return false;
        var goesOn = end + 1 < text.Length && (char.IsLower(text[end + 1]) || ((text[at] == '…' || (end > at + 1 && text[at + 1] == '.')) && Scripts.IsRightToLeft(text[end + 1])));
        if (goesOn)
            return false;
        if (text[at] != '.' || end > at + 1)
            return true;
        if (IsRank(text, start, at))
            return false;

        // U.S., M., Dr., أ. ش. أ: a short word before a single stop is an abbreviation.
        var word = at;
        while (word > start && char.IsLetter(text[word - 1]))
            word--;
        var isInitial = at - word == 1 && (word == start || !char.IsDigit(text[word - 1]));
        return !(isInitial || (at - word <= 4 && IsAbbreviation.Contains(text.AsSpan(word..at))));
    }

    // 13. März, zum 6. Mal: a figure or two, and around them what only a rank has.
    private static bool IsRank(string text, int start, int at)
    {
        var figures = at;
        while (figures > start && char.IsAsciiDigit(text[figures - 1]))
            figures--;
        if (at - figures is not (1 or 2) || at + 2 > text.Length)
            return false;
        return IsBeforeRank.Contains(LastWord(text.AsSpan(start..figures))) || MonthNames.TryFind(Folding.Fold(FirstWord(text.AsSpan(at + 2)).ToString()), out _);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd();
        return trimmed[(trimmed.LastIndexOf(' ') + 1)..];
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        return text[..length];
    }

    private static bool IsClosing(char c) => c is '"' or '”' or '“' or '»' or '’' or ')' or ']';
}
