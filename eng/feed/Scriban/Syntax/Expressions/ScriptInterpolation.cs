using System.Text;

namespace Scriban.Syntax;

/// <summary>An expression in an interpolated string.</summary>
internal sealed class ScriptInterpolation : ScriptExpression
{
    public ScriptExpression? Expression { get; set; }

    internal override Syntax Syntax => Syntax.Interpolation;

    public override object? Evaluate(TemplateContext context)
    {
        context.EnterPipe();
        try
        {
            return context.Evaluate(Expression, false);
        }
        finally
        {
            context.LeavePipe();
        }
    }

    internal override void Print(StringBuilder text) => text.Append('{').Append(Expression).Append('}');
}
