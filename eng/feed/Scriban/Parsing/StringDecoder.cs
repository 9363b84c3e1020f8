using System.Globalization;
using System.Text;

namespace Scriban.Parsing;

/// <summary>The value of a string token, whose escapes the lexer has checked.</summary>
internal static class StringDecoder
{
    private const string Known = "0'\"\\bfnrtv";

    /// <summary>The value; escapes that are none are told, they have made the template an invalid one.</summary>
    public static string Decode(ReadOnlySpan<char> text, bool interpolated, Action<char> reportUnknown)
    {
        if (!text.Contains('\\'))
            return text.ToString();

        var value = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                value.Append(text[i]);
                continue;
            }

            switch (text[++i])
            {
                case '\n':
                    break;
                case '\r':
                    i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                    break;
                case 'u' or 'x':
                    var digits = text[i] == 'u' ? 4 : 2;
                    var hex = text.Slice(i + 1, Math.Min(digits, text.Length - i - 1));
                    if (int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                        value.Append((char)code);
                    i += hex.Length;
                    break;
                case var c when Known.Contains(c, StringComparison.Ordinal) || (interpolated && c == '{'):
                    value.Append(Control(c));
                    break;
                case var c:
                    reportUnknown(c);
                    break;
            }
        }

        return value.ToString();
    }

    public static string DecodeVerbatim(ReadOnlySpan<char> text) => text.ToString().Replace("``", "`", StringComparison.Ordinal);

    private static char Control(char c) => c switch
    {
        '0' => '\0',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => c,
    };
}
