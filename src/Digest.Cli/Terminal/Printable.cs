using System.Globalization;
using System.Text;

namespace Digest.Cli.Terminal;

/// <summary>Makes what strangers wrote safe and readable at a terminal.</summary>
internal static class Printable
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>
    /// The text on one line, without control characters, which could rewrite the screen, and without directional
    /// controls, which could reorder what stands beside it.
    /// </summary>
    public static string OneLine(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                builder.Append(' ');
            else if (!IsDirectional(rune.Value))
                builder.Append(rune.ToString());
        }

        return builder.ToString().Trim();
    }

    /// <summary>The text on one line; isolated (UAX 9) if it is written from right to left, so that it leaves what stands around it in order.</summary>
    public static string Isolated(string? text)
    {
        var line = OneLine(text ?? "");
        return line.EnumerateRunes().Any(IsRightToLeft) ? $"{FirstStrongIsolate}{line}{PopDirectionalIsolate}" : line;
    }

    /// <summary>The number of columns that a line takes: marks and controls take none.</summary>
    public static int Width(string line) => line.EnumerateRunes().Count(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));

    /// <summary>The text in lines of at most <paramref name="width"/> columns, each isolated by itself: an isolate that is open at the end of a cell's line would reorder the cells beside it.</summary>
    public static string Wrapped(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in OneLine(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && Width(lines[^1]) + 1 + Width(word) > width)
                lines.Add(word);
            else
                lines[^1] += lines[^1].Length > 0 ? $" {word}" : word;
        }

        return string.Join('\n', lines.Select(Isolated));
    }

    private static bool IsRightToLeft(Rune rune) => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static bool IsDirectional(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x061C or 0x200E or 0x200F;
}
