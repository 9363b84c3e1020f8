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

    /// <summary>The text on one line, isolated (UAX 9), so that Arabic leaves the columns around it in their order.</summary>
    public static string Isolated(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"{FirstStrongIsolate}{OneLine(text)}{PopDirectionalIsolate}";

    private static bool IsDirectional(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x061C or 0x200E or 0x200F;
}
