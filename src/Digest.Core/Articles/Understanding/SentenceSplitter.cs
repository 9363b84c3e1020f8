namespace Digest.Core.Articles.Understanding;

/// <summary>Cuts a paragraph into sentences. The Arabic comma and semicolon end none.</summary>
internal static class SentenceSplitter
{
    /// <summary>The sentences in order, trimmed, with their closing signs.</summary>
    public static IReadOnlyList<string> Split(string paragraph)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < paragraph.Length; i++)
        {
            if (!IsEnd(paragraph[i]))
                continue;

            var end = i + 1;
            while (end < paragraph.Length && (IsEnd(paragraph[end]) || IsClosing(paragraph[end])))
                end++;
            if (!IsBoundary(paragraph, start, i, end))
            {
                i = end - 1;
                continue;
            }

            Add(sentences, paragraph, start, end);
            (start, i) = (end, end - 1);
        }

        Add(sentences, paragraph, start, paragraph.Length);
        return sentences;
    }

    private static bool IsBoundary(string text, int start, int at, int end)
    {
        if (text[at] == '。')
            return true;
        if (end < text.Length && !char.IsWhiteSpace(text[end]))
            return false;
        if (text[at] != '.')
            return true;

        // U.S., M., Dr., أ. ش. أ: a short word before a single stop is an abbreviation.
        var word = at;
        while (word > start && char.IsLetter(text[word - 1]))
            word--;
        var length = at - word;
        var isInitial = length == 1 && (word == start || !char.IsDigit(text[word - 1]));
        var isTitle = text[word..at] is "Dr" or "Mr" or "Mrs" or "Ms" or "St" or "Mme" or "Mlle" or "No" or "vs" or "د";
        var goesOn = end + 1 < text.Length && char.IsLower(text[end + 1]);
        return !(isInitial || isTitle || goesOn);
    }

    private static void Add(List<string> sentences, string text, int start, int end)
    {
        var sentence = text.AsSpan(start, end - start).Trim();
        if (sentence.Length > 0)
            sentences.Add(sentence.ToString());
    }

    private static bool IsEnd(char c) => c is '.' or '!' or '?' or '؟' or '…' or '。' or '！' or '？' or '۔';

    private static bool IsClosing(char c) => c is '"' or '”' or '“' or '»' or '’' or ')' or ']';
}
