using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptWhenStatement : ScriptConditionStatement
{
    public List<ScriptExpression> Values { get; } = [];

    public ScriptConditionStatement? Next { get; set; }

    internal override Syntax Syntax => Syntax.When;

    public override object? Evaluate(TemplateContext context)
    {
        var value = context.Cases.Peek();
        foreach (var candidate in Values)
        {
            if (BinaryOperation.Evaluate(context, Span, ScriptBinaryOperator.CompareEqual, value, context.Evaluate(candidate)) is true)
                return context.Evaluate(Body, false);
        }

        return context.Evaluate(Next, false);
    }

    internal override void Print(StringBuilder text) => text.Append("when ").AppendJoin(',', Values).Append("; ").Append(Body);
}
