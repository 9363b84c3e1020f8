using System.Collections.Frozen;

namespace Digest.Core.Articles.Formats;

/// <summary>Looks over the tags of a page before it is parsed: misnested markup makes a tree builder work as the square of its size, and this work is bounded here in one pass.</summary>
internal static class HtmlGuard
{
    private const int MaxTags = 250_000;
    private const int MaxDepth = 512;
    private const int MaxReopened = 1_000_000;

    private static readonly FrozenSet<string> Alone = new[]
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "html", "head", "body",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Elements that a paragraph's end closes and the next paragraph opens again, all of them.
    private static readonly FrozenSet<string> Formatting = new[] { "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Raw = new[] { "script", "style", "textarea", "title", "xmp", "noscript" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArticleRejectedException">The page has too many tags, nests too deeply or leaves too much open.</exception>
    public static void Check(string text)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        int tags = 0, depth = 0, formatting = 0;
        long reopened = 0;
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at))
        {
            if (text.AsSpan(at).StartsWith("<!--"))
            {
                at = After(text, "-->", at + 4);
                continue;
            }

            var isEnd = at + 1 < text.Length && text[at + 1] == '/';
            var start = isEnd ? at + 2 : at + 1;
            if (start >= text.Length || !char.IsAsciiLetter(text[start]))
            {
                at++;
                continue;
            }

            var name = Name(text, start);
            at = TagEnd(text, start + name.Length);
            if (++tags > MaxTags)
                throw new ArticleRejectedException($"The page has more than {MaxTags} tags: upload the article alone.");
            if (Alone.Contains(name))
            {
                reopened += formatting;
                if (reopened > MaxReopened)
                    throw TooDeep();
                continue;
            }

            var count = open.GetValueOrDefault(name);
            if (isEnd && count == 0)
                continue;
            open[name] = count + (isEnd ? -1 : 1);
            depth += isEnd ? -1 : 1;
            formatting += Formatting.Contains(name) ? isEnd ? -1 : 1 : 0;
            if (depth > MaxDepth)
                throw TooDeep();
            if (!isEnd && Raw.Contains(name) && text.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is var end)
                at = end < 0 ? text.Length : end;
        }
    }

    private static string Name(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < 32 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return text[start..end];
    }

    // The end of a tag lies outside the quotes of its attributes.
    private static int TagEnd(string text, int at)
    {
        while (at < text.Length && text[at] != '>')
        {
            if (text[at] is '"' or '\'' && text[at - 1] == '=')
                at = After(text, text[at] == '"' ? "\"" : "'", at + 1);
            else
                at++;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int After(string text, string sign, int from)
    {
        var at = from < text.Length ? text.IndexOf(sign, from, StringComparison.Ordinal) : -1;
        return at < 0 ? text.Length : at + sign.Length;
    }

    private static ArticleRejectedException TooDeep() =>
        new("The page nests its markup too deeply or leaves too much of it open: upload the article alone.");
}
