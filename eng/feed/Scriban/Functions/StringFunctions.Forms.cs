using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scriban.Functions;

/// <summary>Functions that give a text another form: case, padding, escapes, encodings, hashes.</summary>
internal sealed partial class StringFunctions
{
    public static string? Downcase(string? text) => text?.ToLowerInvariant();

    public static string? Upcase(string? text) => text?.ToUpperInvariant();

    public static string Capitalize(string? text) =>
        string.IsNullOrEmpty(text) ? string.Empty : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    public static string Capitalizewords(string? text)
    {
        var words = new StringBuilder(text);
        var atStart = true;
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsWhiteSpace(words[i]))
            {
                atStart = true;
            }
            else if (atStart && char.IsLetter(words[i]))
            {
                words[i] = char.ToUpper(words[i], CultureInfo.CurrentCulture);
                atStart = false;
            }
        }

        return words.ToString();
    }

    /// <summary>Letters and digits in lower case, with one hyphen for whatever is between them.</summary>
    public static string Handleize(string? text)
    {
        var handle = new StringBuilder();
        var last = '\0';
        foreach (var c in text!)
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(last = c));
            else if (last != '-')
                handle.Append(last = '-');
        }

        if (handle.Length > 0 && handle[^1] == '-')
            handle.Length--;
        return handle.ToString();
    }

    public static string? Pluralize(int number, string? singular, string? plural) => number == 1 ? singular : plural;

    public static string PadLeft(TemplateContext context, string? text, int width) => (text ?? string.Empty).PadLeft(Width(context, width));

    public static string PadRight(TemplateContext context, string? text, int width) => (text ?? string.Empty).PadRight(Width(context, width));

    /// <summary>With a backslash before quotes, backslashes and control characters.</summary>
    public static string? Escape(string? text)
    {
        if (text is null)
            return null;

        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append(@"\\"),
                '\a' => escaped.Append(@"\a"),
                '\b' => escaped.Append(@"\b"),
                '\t' => escaped.Append(@"\t"),
                '\r' => escaped.Append(@"\r"),
                '\v' => escaped.Append(@"\v"),
                '\f' => escaped.Append(@"\f"),
                '\n' => escaped.Append(@"\n"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    public static string? Literal(string? text) => text is null ? null : $"\"{Escape(text)}\"";

    public static string Base64Encode(string? text) => Convert.ToBase64String(Bytes(text));

    public static string Base64Decode(string? text) => Encoding.UTF8.GetString(Convert.FromBase64String(text ?? string.Empty));

    public static string Md5(string? text) => Convert.ToHexStringLower(MD5.HashData(Bytes(text)));

    public static string Sha1(string? text) => Convert.ToHexStringLower(SHA1.HashData(Bytes(text)));

    public static string Sha256(string? text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    public static string Sha512(string? text) => Convert.ToHexStringLower(SHA512.HashData(Bytes(text)));

    public static string HmacSha1(string? text, string? secretKey) => Convert.ToHexStringLower(HMACSHA1.HashData(Bytes(secretKey), Bytes(text)));

    public static string HmacSha256(string? text, string? secretKey) => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes(secretKey), Bytes(text)));

    public static string HmacSha512(string? text, string? secretKey) => Convert.ToHexStringLower(HMACSHA512.HashData(Bytes(secretKey), Bytes(text)));

    private static byte[] Bytes(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);

    private static int Width(TemplateContext context, int width) => context.LimitToString <= 0 || width <= context.LimitToString
        ? width
        : throw new ArgumentOutOfRangeException(nameof(width), $"Padding width `{width}` exceeds the configured LimitToString `{context.LimitToString}`.");
}
