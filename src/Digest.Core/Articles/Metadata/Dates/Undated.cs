using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>Takes day, month, year and what goes with them out of a piece of a line.</summary>
internal static class Undated
{
    /// <summary>What is left of it, in runs of words that stood together: of <c>الدوحة في 17 نوفمبر</c> one, of <c>طيبة 11 نوفمبر 2026 م واس</c> two.</summary>
    public static List<string> Runs(string piece)
    {
        var words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var folded = Array.ConvertAll(words, word => Folding.Fold(word).Trim('.', ',', '،', ':', '(', ')', '[', ']'));
        var isDated = Array.Exists(folded, HasDigit);
        var runs = new List<string>();
        var start = -1;
        for (var i = 0; i < words.Length;)
        {
            var length = OfDate(folded, i, isDated);
            if (length == 0 && start < 0)
                start = i;
            if (length > 0)
                Close(i);
            i += Math.Max(1, length);
        }

        Close(words.Length);
        return runs;

        void Close(int end)
        {
            if (start >= 0)
                runs.Add(string.Join(' ', words[start..end]));
            start = -1;
        }
    }

    // How many words here belong to a date; without a figure only a weekday, or a month alone, is one.
    private static int OfDate(string[] words, int i, bool isDated)
    {
        var word = words[i];
        if (word.Length == 0 || HasDigit(word) || DayWords.TryFindWeekday(word, out _))
            return 1;
        if ((isDated && i + 1 < words.Length && MonthNames.TryFind($"{word} {words[i + 1]}", out _)) || (!isDated && words.Length == 2 && i == 0 && MonthNames.TryFind($"{word} {words[1]}", out _)))
            return 2;
        if ((isDated || words.Length == 1) && Array.TrueForAll(word.Split('/'), part => MonthNames.TryFind(part, out var month) && (!month.IsWeak || IsBehindFigure(words, i))))
            return 1;
        return isDated && LineWords.IsCompanion(word) ? 1 : 0;
    }

    private static bool IsBehindFigure(string[] words, int i) => i > 0 && HasDigit(words[i - 1]);

    private static bool HasDigit(string word)
    {
        foreach (var c in word)
        {
            if (char.IsDigit(c))
                return true;
        }

        return false;
    }
}
