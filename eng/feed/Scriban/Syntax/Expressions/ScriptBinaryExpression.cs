using System.Text;
using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary><c>left operator right</c></summary>
internal sealed class ScriptBinaryExpression : ScriptExpression
{
    public ScriptExpression? Left { get; set; }

    public ScriptBinaryOperator Operator { get; set; }

    public SourceSpan OperatorSpan { get; set; }

    public ScriptExpression? Right { get; set; }

    internal override Syntax Syntax => Syntax.Binary;

    public override object? Evaluate(TemplateContext context)
    {
        var left = Required(Left, "Invalid binary expression. Left and right expressions are required.");
        var right = Required(Right, "Invalid binary expression. Left and right expressions are required.");
        var value = context.Evaluate(left);
        return Operator switch
        {
            ScriptBinaryOperator.And => context.ToBool(left.Span, value) && context.ToBool(right.Span, context.Evaluate(right)),
            ScriptBinaryOperator.Or => context.ToBool(left.Span, value) || context.ToBool(right.Span, context.Evaluate(right)),
            _ => BinaryOperation.Evaluate(context, OperatorSpan, Operator, left.Span, value, right.Span, context.Evaluate(right)),
        };
    }

    internal override void Print(StringBuilder text)
    {
        // A minus sign keeps its spaces.
        var space = Operator == ScriptBinaryOperator.Subtract ? " " : string.Empty;
        text.Append(Left).Append(space).Append(Operator.ToText()).Append(space).Append(Right);
    }
}
