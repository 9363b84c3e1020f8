using System.Text;

namespace Digest.Pictures;

/// <summary>A piece of a line that runs in one direction: even levels from left to right, odd ones from right to left.</summary>
internal readonly record struct TextRun(string Text, int Level)
{
    /// <summary>
    /// The runs of a line in the order in which they are read. This is what a headline needs of the bidirectional algorithm
    /// (UAX #9): words, names, numbers and the signs between them, without embeddings, which no headline keeps.
    /// </summary>
    public static IReadOnlyList<TextRun> Of(string line, bool rightToLeft)
    {
        var runes = line.EnumerateRunes().ToArray();
        var kinds = Kinds(runes);
        var around = rightToLeft ? Kind.Right : Kind.Left;
        for (var at = 0; at < kinds.Length; at++)
        {
            if (kinds[at] != Kind.Neutral)
                continue;
            var end = at;
            while (end < kinds.Length && kinds[end] == Kind.Neutral)
                end++;
            // A number counts as right to left for the signs beside it (N1).
            var before = at == 0 ? around : Side(kinds[at - 1]);
            var behind = end == kinds.Length ? around : Side(kinds[end]);
            Array.Fill(kinds, before == behind ? before : around, at, end - at);
            at = end - 1;
        }

        var runs = new List<TextRun>();
        for (var at = 0; at < runes.Length;)
        {
            var level = LevelOf(kinds[at], rightToLeft);
            var text = new StringBuilder();
            for (; at < runes.Length && LevelOf(kinds[at], rightToLeft) == level; at++)
                text.Append(runes[at]);
            runs.Add(new TextRun(text.ToString(), level));
        }

        return runs;
    }

    /// <summary>The runs in the order in which they stand, from the left (L2).</summary>
    public static IReadOnlyList<TextRun> InVisualOrder(IReadOnlyList<TextRun> runs)
    {
        var ordered = runs.ToArray();
        for (var level = ordered.Select(run => run.Level).DefaultIfEmpty().Max(); level > 0; level--)
        {
            for (var at = 0; at < ordered.Length; at++)
            {
                var end = at;
                while (end < ordered.Length && ordered[end].Level >= level)
                    end++;
                if (end == at)
                    continue;
                Array.Reverse(ordered, at, end - at);
                at = end;
            }
        }

        return ordered;
    }

    /// <summary>Whether the letter belongs to a script that runs from right to left.</summary>
    public static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static Kind[] Kinds(Rune[] runes)
    {
        var kinds = new Kind[runes.Length];
        var strong = Kind.Neutral;
        for (var at = 0; at < runes.Length; at++)
        {
            var rune = runes[at];
            if (Rune.IsDigit(rune))
            {
                // Behind Latin letters a number belongs to them (W7); Arabic digits never do.
                kinds[at] = strong == Kind.Left && !IsRightToLeft(rune) ? Kind.Left : Kind.Number;
            }
            else if (rune.Value is 0x200E or 0x200F)
                kinds[at] = strong = rune.Value == 0x200E ? Kind.Left : Kind.Right;
            else if (Rune.IsLetter(rune))
                kinds[at] = strong = IsRightToLeft(rune) ? Kind.Right : Kind.Left;
            else if (IsMark(rune) && at > 0)
                kinds[at] = kinds[at - 1];
            else
                kinds[at] = Kind.Neutral;
        }

        // A separator within a number, and a sign beside it, are parts of the number (W4, W5).
        for (var at = 0; at < runes.Length; at++)
        {
            if (kinds[at] != Kind.Neutral)
                continue;
            var (before, behind) = (at > 0 ? kinds[at - 1] : Kind.Neutral, at + 1 < kinds.Length ? kinds[at + 1] : Kind.Neutral);
            if (runes[at].Value is '.' or ',' or ':' or '/' or 0x066B or 0x066C && before == Kind.Number && behind == Kind.Number)
                kinds[at] = Kind.Number;
            else if (runes[at].Value is '%' or '$' or '€' or '£' or '#' or 0x066A && (before == Kind.Number || behind == Kind.Number))
                kinds[at] = Kind.Number;
        }

        return kinds;
    }

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.Format;

    private static Kind Side(Kind kind) => kind == Kind.Number ? Kind.Right : kind;

    private static int LevelOf(Kind kind, bool rightToLeft) => (kind, rightToLeft) switch
    {
        (Kind.Left, false) => 0,
        (Kind.Right, _) => 1,
        _ => 2,
    };

    private enum Kind
    {
        Neutral,
        Left,
        Right,
        Number,
    }
}
