using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptCaseStatement : ScriptConditionStatement
{
    public ScriptExpression? Value { get; set; }

    internal override Syntax Syntax => Syntax.Case;

    public override object? Evaluate(TemplateContext context)
    {
        context.Cases.Push(context.Evaluate(Value, false));
        try
        {
            return context.Evaluate(Body, false);
        }
        finally
        {
            context.Cases.Pop();
        }
    }

    internal override void Print(StringBuilder text) => text.Append("case ").Append(Value).Append("; ").Append(Body);
}
