using System.Buffers;
using System.Globalization;
using System.Text;

namespace Digest.Core.Templates;

/// <summary>Text that is printed as it stands, because it is markup or was encoded already.</summary>
internal sealed record Markup(string Value)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'{}");

    /// <summary>
    /// Text as HTML shows it, safe in content and in quoted attributes. Braces are encoded too, so that what looks like
    /// a placeholder in a finished page can only be one that a template left behind.
    /// </summary>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
            return text;
        var html = new StringBuilder(text.Length + 32);
        foreach (var c in text)
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '{' => html.Append("&#123;"),
                '}' => html.Append("&#125;"),
                _ => html.Append(c),
            };
        return html.ToString();
    }

    /// <summary>Text as a value in a stylesheet shows it: it ends neither its declaration, nor its rule, nor the style element.</summary>
    public static string EncodeStyle(string text) => string.Concat(text.Select(c =>
        c is '<' or '>' or '{' or '}' or ';' or '*' or '\\' || char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\{(int)c:x} ") : $"{c}"));

    public override string ToString() => Value;
}
