using System.Text.RegularExpressions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary><c>regex</c>: options are letters, i (ignore case), m (multiline), s (single line), x (spaces in the pattern).</summary>
internal sealed class RegexFunctions : ScriptObject
{
    public static string Escape(TemplateContext context, SourceSpan span, string? pattern)
    {
        NotNull.Check(span, nameof(Escape), (nameof(pattern), pattern));
        return Regex.Escape(pattern!);
    }

    public static string Unescape(TemplateContext context, SourceSpan span, string? pattern)
    {
        NotNull.Check(span, nameof(Unescape), (nameof(pattern), pattern));
        return Regex.Unescape(pattern!);
    }

    /// <summary>The first match and its groups; nothing if there is none.</summary>
    public static ScriptArray Match(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        NotNull.Check(span, nameof(Match), (nameof(text), text), (nameof(pattern), pattern));
        var match = Regex.Match(text!, pattern!, Options(options), context.RegexTimeOut);
        return match.Success ? Groups(match) : new ScriptArray();
    }

    public static ScriptArray Matches(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        NotNull.Check(span, nameof(Matches), (nameof(text), text), (nameof(pattern), pattern));
        return new ScriptArray(Regex.Matches(text!, pattern!, Options(options), context.RegexTimeOut).Select(Groups));
    }

    public static string Replace(TemplateContext context, SourceSpan span, string? text, string? pattern, string? replace, string? options = null)
    {
        NotNull.Check(span, nameof(Replace), (nameof(text), text), (nameof(pattern), pattern), (nameof(replace), replace));
        return Regex.Replace(text!, pattern!, replace!, Options(options), context.RegexTimeOut);
    }

    public static ScriptArray Split(TemplateContext context, SourceSpan span, string? text, string? pattern, string? options = null)
    {
        NotNull.Check(span, nameof(Split), (nameof(text), text), (nameof(pattern), pattern));
        return new ScriptArray(Regex.Split(text!, pattern!, Options(options), context.RegexTimeOut));
    }

    private static ScriptArray Groups(Match match) => new(match.Groups.Values.Select(group => group.Value));

    private static RegexOptions Options(string? letters) => (letters ?? string.Empty).Aggregate(RegexOptions.None, (options, letter) => options | letter switch
    {
        'i' => RegexOptions.IgnoreCase,
        'm' => RegexOptions.Multiline,
        's' => RegexOptions.Singleline,
        'x' => RegexOptions.IgnorePatternWhitespace,
        _ => RegexOptions.None,
    });
}
