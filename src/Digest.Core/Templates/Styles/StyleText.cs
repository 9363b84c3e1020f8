using System.Text;

namespace Digest.Core.Templates.Styles;

/// <summary>Finds its way through the text of a stylesheet: past strings, brackets and comments.</summary>
internal static class StyleText
{
    /// <summary>The text with a space in place of every comment.</summary>
    /// <exception cref="FormatException">A comment has no end.</exception>
    public static string WithoutComments(string css)
    {
        var text = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length;)
        {
            if (css[at] is '/' && at + 1 < css.Length && css[at + 1] is '*')
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                    throw new FormatException($"A comment has no end: `{Excerpt(css, at)}`");
                text.Append(' ');
                at = end + 2;
                continue;
            }

            var next = After(css, at);
            text.Append(css, at, next - at);
            at = next;
        }

        return text.ToString();
    }

    /// <summary>Where one of these signs stands outside of strings, parentheses and brackets; -1 when none does.</summary>
    public static int Find(string css, int from, ReadOnlySpan<char> signs)
    {
        var depth = 0;
        for (var at = from; at < css.Length; at = After(css, at))
        {
            if (depth is 0 && signs.Contains(css[at]))
                return at;
            depth = Math.Max(0, depth + (css[at] is '(' or '[' ? 1 : css[at] is ')' or ']' ? -1 : 0));
        }

        return -1;
    }

    /// <summary>The parts between these signs, trimmed; empty ones are left out.</summary>
    public static IEnumerable<string> Split(string css, char sign)
    {
        for (var from = 0; from < css.Length;)
        {
            var to = Find(css, from, [sign]);
            var part = css[from..(to < 0 ? css.Length : to)].Trim();
            if (part.Length > 0)
                yield return part;
            if (to < 0)
                yield break;
            from = to + 1;
        }
    }

    /// <summary>The brace that closes the one at <paramref name="open"/>.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static int Closing(string css, int open)
    {
        var depth = 0;
        for (var at = open; at < css.Length; at = After(css, at))
        {
            depth += css[at] is '{' ? 1 : css[at] is '}' ? -1 : 0;
            if (depth is 0)
                return at;
        }

        throw new FormatException($"A brace is not closed: `{Excerpt(css, Math.Max(0, open - 30))}`");
    }

    /// <summary>The beginning of what stands there, for messages.</summary>
    public static string Excerpt(string css, int at) => PlainText.Clean(css[at..Math.Min(css.Length, at + 300)], 60);

    private static int After(string css, int at)
    {
        if (css[at] is '\\')
            return Math.Min(css.Length, at + 2);
        if (css[at] is not ('"' or '\''))
            return at + 1;
        for (var end = at + 1; end < css.Length && css[end] is not '\n'; end++)
        {
            if (css[end] is '\\')
                end++;
            else if (css[end] == css[at])
                return end + 1;
        }

        throw new FormatException($"A quotation mark is not closed on its line: `{Excerpt(css, at)}`");
    }
}
