using System.Text;

namespace Scriban.Syntax;

/// <summary><c>target = value</c>, or with an operation: <c>target += value</c>.</summary>
internal sealed class ScriptAssignExpression : ScriptExpression
{
    public ScriptExpression? Target { get; set; }

    public ScriptBinaryOperator Operator { get; set; }

    public ScriptExpression? Value { get; set; }

    internal override Syntax Syntax => Syntax.Assign;

    public override object? Evaluate(TemplateContext context)
    {
        var value = context.Evaluate(Value, false);
        if (Operator != ScriptBinaryOperator.None)
            value = BinaryOperation.Evaluate(context, Span, Operator, context.Evaluate(Target, false), value);
        context.SetValue(Target, value);
        return null;
    }

    internal override void Print(StringBuilder text)
    {
        text.Append(Target);
        if (Operator != ScriptBinaryOperator.None)
            text.Append(Operator.ToText());
        text.Append('=').Append(Value);
    }
}
