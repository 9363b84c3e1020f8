namespace Digest.Core.Templates.Checks;

/// <summary>The dotted names in the code of a template (<c>theme.light.ink</c>), each with its place; strings and comments are none.</summary>
internal static class TemplateCode
{
    /// <summary>The names, with the offset of each.</summary>
    public static IEnumerable<(string Name, int At)> Names(string text)
    {
        for (var open = text.IndexOf("{{", StringComparison.Ordinal); open >= 0;)
        {
            var at = open + 2;
            while (at < text.Length && !text.AsSpan(at).StartsWith("}}"))
            {
                var end = After(text, at);
                if (IsLetter(text[at]) && text[at - 1] is not '.')
                    yield return (text[at..end], at);
                at = end;
            }

            open = at < text.Length ? text.IndexOf("{{", at, StringComparison.Ordinal) : -1;
        }
    }

    /// <summary>The names that the template gives a value of its own.</summary>
    public static IReadOnlySet<string> Assigned(string text) =>
        Names(text).Where(name => text.AsSpan(name.At + name.Name.Length).TrimStart() is ['=', not '=', ..]).Select(name => name.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Line and column of an offset, from 1.</summary>
    public static (int Line, int Column) Place(string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return (before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }

    private static int After(string text, int at)
    {
        if (text[at] is '#')
            return Comment(text, at);
        if (text[at] is '"' or '\'' or '`')
            return Literal(text, at);
        var end = at + 1;
        if (IsLetter(text[at]))
            while (end < text.Length && (IsLetter(text[end]) || char.IsAsciiDigit(text[end]) || (text[end] is '.' && end + 1 < text.Length && IsLetter(text[end + 1]))))
                end++;
        return end;
    }

    // One sign for the rest of the line, two up to the next two; both end with the code at the latest.
    private static int Comment(string text, int at)
    {
        var isLong = text.AsSpan(at).StartsWith("##");
        for (var end = at + (isLong ? 2 : 1); end < text.Length; end++)
            if (text.AsSpan(end).StartsWith("}}") || (!isLong && text[end] is '\n'))
                return end;
            else if (isLong && text.AsSpan(end).StartsWith("##"))
                return end + 2;
        return text.Length;
    }

    private static int Literal(string text, int at)
    {
        for (var end = at + 1; end < text.Length; end++)
            if (text[end] is '\\' && text[at] is not '`')
                end++;
            else if (text[end] == text[at])
                return end + 1;
        return text.Length;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is '_';
}
