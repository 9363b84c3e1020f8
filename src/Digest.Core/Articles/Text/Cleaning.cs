using System.Buffers;
using System.Text;

namespace Digest.Core.Articles.Text;

/// <summary>Makes a stranger's line fit to be kept and shown: single spaces, no controls, no direction overrides, no lone surrogates.</summary>
internal static class Cleaning
{
    // All that is taken out or made a space, and what needs a closer look.
    private static readonly SearchValues<char> Suspects = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && (char.IsWhiteSpace(c) || char.IsSurrogate(c) || IsInvisible(c)))]);

    /// <summary>The line cleaned and trimmed; empty when nothing visible is left.</summary>
    public static string Clean(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim(' ');
        if (IsClean(trimmed))
            return trimmed.ToString();

        var clean = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (char.IsHighSurrogate(c) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
                clean.Append(c).Append(line[++i]);
            else if (char.IsSurrogate(c))
                clean.Append('\uFFFD');
            else if (char.IsWhiteSpace(c))
                AppendSpace(clean);
            else if (!IsInvisible(c))
                clean.Append(c);
        }

        if (clean.Length > 0 && clean[^1] == ' ')
            clean.Length--;
        DropStrayStop(clean);
        return clean.ToString();
    }

    // Most lines are: they have nothing to take out but the spaces around them.
    private static bool IsClean(ReadOnlySpan<char> line) =>
        !line.ContainsAny(Suspects) && !line.Contains("  ", StringComparison.Ordinal) && !(line.Length > 0 && line[0] is '.' or '،' or '؛');

    /// <summary>The value cleaned; null when nothing visible is left.</summary>
    public static string? CleanOrNull(string? value)
    {
        if (value is null)
            return null;

        var clean = Clean(value);
        return clean.Length == 0 ? null : clean;
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    // Joiners and the single direction marks belong to the spelling of Persian and of mixed lines; embeddings and
    // overrides would run on into what is printed around the text.
    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uFFF9' and <= '\uFFFB') or '\uFFFE' or '\uFFFF';

    // Right-to-left typists leave the full stop of the line above at the start of the next one.
    private static void DropStrayStop(StringBuilder clean)
    {
        if (clean.Length > 1 && clean[0] is '.' or '،' or '؛' && Scripts.IsRightToLeft(clean[1]))
            clean.Remove(0, 1);
    }
}
