using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary><c>html</c></summary>
internal sealed partial class HtmlFunctions : ScriptObject
{
    /// <summary>Letters, digits and the marks that RFC 3986 reserves or leaves alone.</summary>
    private static readonly SearchValues<char> UrlMarks = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=");

    /// <summary>Without scripts, styles, comments and tags.</summary>
    public static string? Strip(TemplateContext context, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;

        const string element = @"<script.*?</script>|<style.*?</style>|<!--.*?-->";
        const string tag = """<(?:='[^']*'|="[^"]*"|=[^'"][^\s>]*|[^>=])*>""";
        return Regex.Replace(text, $"{element}|{tag}", string.Empty, RegexOptions.IgnoreCase | RegexOptions.Singleline, context.RegexTimeOut);
    }

    public static string? Escape(string? text) => string.IsNullOrEmpty(text) ? text : WebUtility.HtmlEncode(text);

    public static string? NewlineToBr(string? text) => string.IsNullOrEmpty(text) ? text : LineEnd().Replace(text, "<br />$0");

    public static string? UrlEncode(string? text) => string.IsNullOrEmpty(text) ? text : Uri.EscapeDataString(text);

    /// <summary>Encodes what may not stand in a URL, and leaves its marks.</summary>
    public static string? UrlEscape(string? text)
    {
        if (string.IsNullOrEmpty(text) || !text.AsSpan().ContainsAnyExcept(UrlMarks))
            return text;

        var escaped = new StringBuilder();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var good = rest.IndexOfAnyExcept(UrlMarks);
            good = good < 0 ? rest.Length : good;
            escaped.Append(rest[..good]);
            rest = rest[good..];

            var bad = rest.IndexOfAny(UrlMarks);
            bad = bad < 0 ? rest.Length : bad;
            escaped.Append(Uri.EscapeDataString(rest[..bad]));
            rest = rest[bad..];
        }

        return escaped.ToString();
    }

    [GeneratedRegex(@"\r\n|\r|\n")]
    private static partial Regex LineEnd();
}
