using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary><c>string</c>: comparing, searching, cutting and replacing.</summary>
internal sealed partial class StringFunctions : ScriptObject
{
    public static string Append(TemplateContext context, string? text, string? with) => WithinLimit(context, text + with);

    public static string Prepend(TemplateContext context, string? text, string? by) => WithinLimit(context, by + text);

    public static bool Contains(string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(value) && text.Contains(value, StringComparison.Ordinal);

    public static bool StartsWith(string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(value) && text.StartsWith(value, StringComparison.CurrentCulture);

    public static bool EndsWith(string? text, string? value) =>
        !string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(value) && text.EndsWith(value, StringComparison.CurrentCulture);

    public static bool EqualsIgnoreCase(string? text, string? value) =>
        text is not null && text.Equals(value, StringComparison.InvariantCultureIgnoreCase);

    public static bool Empty(string? text) => string.IsNullOrEmpty(text);

    public static bool Whitespace(string? text) => string.IsNullOrWhiteSpace(text);

    public static int Size(string? text) => text?.Length ?? 0;

    public static int IndexOf(string? text, string? search, int? startIndex = null, int? count = null, string? stringComparison = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(search);
        var comparison = StringComparison.CurrentCulture;
        if (stringComparison is not null && !Enum.TryParse(stringComparison, out comparison))
            throw new ArgumentException($"'{stringComparison}' is not a valid {nameof(stringComparison)}", nameof(stringComparison));

        var start = startIndex ?? 0;
        return text.IndexOf(search, start, count ?? text.Length - start, comparison);
    }

    public static string? Remove(string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : text.Replace(remove, string.Empty, StringComparison.Ordinal);

    public static string? RemoveFirst(string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : ReplaceAt(text, text.IndexOf(remove, StringComparison.OrdinalIgnoreCase), remove, string.Empty);

    public static string? RemoveLast(string? text, string? remove) =>
        string.IsNullOrEmpty(text) || string.IsNullOrEmpty(remove) ? text : ReplaceAt(text, text.LastIndexOf(remove, StringComparison.OrdinalIgnoreCase), remove, string.Empty);

    public static string Replace(TemplateContext context, string? text, string? match, string? replace) => string.IsNullOrEmpty(text)
        ? string.Empty
        : WithinLimit(context, text.Replace(match ?? string.Empty, replace ?? string.Empty, StringComparison.Ordinal));

    public static string ReplaceFirst(TemplateContext context, string? text, string? match, string? replace, bool fromEnd = false)
    {
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(match))
            return WithinLimit(context, text ?? string.Empty);

        var at = fromEnd ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase) : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        return WithinLimit(context, ReplaceAt(text, at, match, replace));
    }

    /// <summary>From a place, counted from the end if it is negative, to the end or for a number of characters.</summary>
    public static string Slice(string? text, int start, int? length = null)
    {
        if (string.IsNullOrEmpty(text) || start >= text.Length)
            return string.Empty;

        if (start < 0)
            start += text.Length;
        var end = start + (length ?? text.Length);
        if (start < 0 && end <= 0)
            return string.Empty;

        start = Math.Max(start, 0);
        return text[start..Math.Min(end, text.Length)];
    }

    public static string Slice1(string? text, int start, int length = 1)
    {
        if (string.IsNullOrEmpty(text) || start > text.Length || length <= 0)
            return string.Empty;

        if (start < 0)
            start += text.Length;
        var end = Math.Min(start + length, text.Length);
        start = Math.Max(start, 0);
        return text[start..end];
    }

    public static IEnumerable Split(string? text, string? match)
    {
        if (string.IsNullOrEmpty(text))
            return new ScriptRange();
        return new ScriptRange(string.IsNullOrEmpty(match) ? [text] : text.Split(match, StringSplitOptions.RemoveEmptyEntries));
    }

    public static string? Strip(string? text) => text?.Trim();

    public static string? LStrip(string? text) => text?.TrimStart();

    public static string? RStrip(string? text) => text?.TrimEnd();

    public static string StripNewlines(string? text) => string.IsNullOrEmpty(text) ? string.Empty : LineEnd().Replace(text, string.Empty);

    /// <summary>At most so many characters, the ellipsis included.</summary>
    public static string Truncate(string? text, int length, string? ellipsis = null)
    {
        ellipsis ??= "...";
        if (string.IsNullOrEmpty(text) || text.Length <= length)
            return text ?? string.Empty;
        return string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    /// <summary>The first words, and always three dots, as the library has it whatever the ellipsis asked for.</summary>
    public static string Truncatewords(string? text, int count, string? ellipsis = null) => string.IsNullOrEmpty(text)
        ? string.Empty
        : string.Join(' ', Spaces().Split(text).Take(count)) + "...";

    public static object? ToInt(TemplateContext context, string? text) =>
        int.TryParse(text, NumberStyles.Integer, context.CurrentCulture, out var number) ? number : null;

    public static object? ToLong(TemplateContext context, string? text) =>
        long.TryParse(text, NumberStyles.Integer, context.CurrentCulture, out var number) ? number : null;

    public static object? ToFloat(TemplateContext context, string? text) =>
        float.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, context.CurrentCulture, out var number) ? number : null;

    public static object? ToDouble(TemplateContext context, string? text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, context.CurrentCulture, out var number) ? number : null;

    private static string ReplaceAt(string text, int at, string match, string? replace) =>
        at < 0 ? text : string.Concat(text.AsSpan(0, at), replace, text.AsSpan(at + match.Length));

    private static string WithinLimit(TemplateContext context, string text) => context.LimitToString <= 0 || text.Length <= context.LimitToString
        ? text
        : throw new InvalidOperationException($"The resulting string length exceeds the configured LimitToString `{context.LimitToString}`.");

    [GeneratedRegex(@"\r\n|\r|\n")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
