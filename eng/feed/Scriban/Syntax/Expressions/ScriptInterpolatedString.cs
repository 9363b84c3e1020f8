using System.Text;

namespace Scriban.Syntax;

/// <summary><c>$"text {expression} text"</c></summary>
internal sealed class ScriptInterpolatedString : ScriptExpression
{
    public List<ScriptExpression> Parts { get; } = [];

    internal override Syntax Syntax => Syntax.InterpolatedString;

    public override object? Evaluate(TemplateContext context)
    {
        context.EnterPipe();
        try
        {
            var value = new StringBuilder();
            foreach (var part in Parts)
                value.Append(context.Evaluate(part));
            return value.ToString();
        }
        finally
        {
            context.LeavePipe();
        }
    }

    internal override void Print(StringBuilder text)
    {
        text.Append("$\"");
        foreach (var part in Parts)
        {
            if (part is ScriptLiteral { Value: string literal })
                text.Append(literal);
            else
                part.Print(text);
        }

        text.Append('"');
    }
}
