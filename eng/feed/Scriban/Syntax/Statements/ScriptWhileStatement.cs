using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptWhileStatement : ScriptLoopStatementBase
{
    public ScriptExpression? Condition { get; set; }

    internal override Syntax Syntax => Syntax.While;

    private protected override object? Run(TemplateContext context)
    {
        var condition = Required(Condition, "Invalid while statement. Condition is required.");
        var state = new LoopState();
        context.SetLoopVariable(ScriptVariable.WhileObject, state);
        object? result = null;
        for (var index = 0; context.StepLoop(this, queryable: false); index++)
        {
            if (!context.ToBool(condition.Span, context.Evaluate(condition)))
                break;

            state.Index = index;
            result = RunBody(context, state);
            if (!GoesOn(context))
                break;
        }

        return result;
    }

    internal override void Print(StringBuilder text) => text.Append("while ").Append(Condition).Append("; ").Append(Body);
}
