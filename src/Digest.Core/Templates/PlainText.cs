using System.Globalization;
using System.Text;

namespace Digest.Core.Templates;

/// <summary>What a stranger wrote, made fit to be printed: one line, without characters that steer the page or pose as marks.</summary>
internal static class PlainText
{
    /// <summary>
    /// Without control characters, marks of reader fields, and bidi embeddings, overrides and isolates (those that are
    /// needed are set anew); with single spaces, and at most <paramref name="limit"/> characters, cut between words.
    /// </summary>
    public static string Clean(string? text, int limit = int.MaxValue)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(Math.Min(text.Length, 4096));
        var space = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length > limit)
                break;
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\0' or '\b')
                space = clean.Length > 0;
            else if (IsPrintable(rune))
            {
                if (space)
                    clean.Append(' ');
                space = false;
                clean.Append(rune);
            }
        }

        return Cut(clean.ToString(), limit);
    }

    /// <summary>As <see cref="Clean"/>, or null when nothing is left.</summary>
    public static string? CleanOrNull(string? text, int limit) => Clean(text, limit) is { Length: > 0 } clean ? clean : null;

    /// <summary>The text, or its beginning of whole words with an ellipsis when it has more than <paramref name="limit"/> characters.</summary>
    public static string Cut(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = limit - 1;
        var space = text.LastIndexOf(' ', end);
        if (space > limit / 2)
            end = space;
        else
            end = Boundary(text, end);
        return text[..end].TrimEnd(' ', ',', '،', ';', '؛', ':', '.', '-', '–') + "…";
    }

    /// <summary>The last place up to <paramref name="end"/> where no character as readers see it is torn: a pair, a letter with its marks, an emoji of several.</summary>
    private static int Boundary(string text, int end)
    {
        for (var at = 0; ;)
        {
            var next = at + StringInfo.GetNextTextElementLength(text, at);
            if (next > end)
                return at;
            at = next;
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value switch
    {
        ReaderMark.Open or ReaderMark.Close => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => false,
        0xFEFF or 0xFFFD => false,
        _ => (rune.Value & 0xFFFE) != 0xFFFE
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate),
    };
}
