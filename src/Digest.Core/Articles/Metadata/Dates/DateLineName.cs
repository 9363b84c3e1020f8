using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Tells the name beside a date from words that make the line a sentence.</summary>
internal static class DateLineName
{
    private const int MostWords = 5;

    /// <summary>Whether the words stand together as a name, behind a label such as "by" or parted by signs from the rest of the line.</summary>
    /// <param name="line">The line as written.</param>
    /// <param name="tokens">The line.</param>
    /// <param name="words">The indices of the words, at least one.</param>
    public static bool IsName(string line, List<DateToken> tokens, List<int> words)
    {
        if (words.Count > MostWords || Words.Of(line).Any(word => char.IsLower(word[0]) && words.Exists(i => tokens[i].Text == Folding.Fold(word))))
            return false;

        var (first, last) = (words[0], words[^1]);
        for (var i = first; i < last; i++)
        {
            if (tokens[i].IsWord ? !words.Contains(i) && !IsParticle(tokens[i].Text) : tokens[i].Text is not ("." or "-" or "'"))
                return false;
        }

        var before = first - 1;
        while (before >= 0 && tokens[before].Text is ":" or "/" or "-" or "：")
            before--;
        return (before >= 0 && LineWords.IsWriter(tokens[before].Text)) || (IsEdge(tokens, first - 1) && IsEdge(tokens, last + 1));
    }

    // A preposition makes a headline of it: Opening of a garden in the town.
    private static bool IsParticle(string word) => word is "de" or "la" or "du" or "del" or "von" or "van" or "den" or "der" or "el" or "et" or "and" or "y" or "und";

    private static bool IsEdge(List<DateToken> tokens, int i) =>
        i < 0 || i >= tokens.Count || tokens[i].Text is "|" or "·" or "•" or "/" or "-" or "–" or "—" or "," or "،" or "∙" or "●" || IsDoubleColon(tokens, i);

    // جريدة الجبل :: الاثنين; a single colon stands behind a label.
    private static bool IsDoubleColon(List<DateToken> tokens, int i) =>
        tokens[i].Is(':') && ((i + 1 < tokens.Count && tokens[i + 1].Is(':')) || (i > 0 && tokens[i - 1].Is(':')));
}
