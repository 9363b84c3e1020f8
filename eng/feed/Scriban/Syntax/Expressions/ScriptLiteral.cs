using System.Globalization;
using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptLiteral(object? value, char quote = '"') : ScriptExpression
{
    public object? Value { get; } = value;

    internal override Syntax Syntax => Syntax.Literal;

    public override object? Evaluate(TemplateContext context) => Value;

    internal override void Print(StringBuilder text)
    {
        switch (Value)
        {
            case null:
                text.Append("null");
                break;
            case string value:
                text.Append(quote).Append(quote == '`' ? value.Replace("`", "``", StringComparison.Ordinal) : Escape(value)).Append(quote);
                break;
            case bool value:
                text.Append(value ? "true" : "false");
                break;
            case float value:
                text.Append(WithPoint(value.ToString("R", CultureInfo.InvariantCulture))).Append('f');
                break;
            case double value:
                text.Append(WithPoint(value.ToString("R", CultureInfo.InvariantCulture)));
                break;
            case decimal value:
                text.Append(WithPoint(value.ToString(CultureInfo.InvariantCulture))).Append('m');
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{Value}");
                break;
        }
    }

    private static string WithPoint(string number) => number.AsSpan().ContainsAny("eE.") ? number : number + ".0";

    private string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 2);
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => escaped.Append(@"\\"),
                '\0' => escaped.Append(@"\0"),
                '\a' => escaped.Append(@"\a"),
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                '\v' => escaped.Append(@"\v"),
                _ when c == quote => escaped.Append('\\').Append(c),
                _ when char.IsControl(c) => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
