using System.Text;

namespace Scriban.Syntax;

/// <summary>An expression whose value is written; an assignment writes nothing.</summary>
internal sealed class ScriptExpressionStatement : ScriptStatement
{
    private ScriptExpression? _expression;

    public ScriptExpression? Expression
    {
        get => _expression;
        set
        {
            _expression = value;
            CanOutput = value is not ScriptAssignExpression;
        }
    }

    internal override Syntax Syntax => Syntax.Expression;

    public override object? Evaluate(TemplateContext context)
    {
        var result = context.Evaluate(Expression, false);

        // $$ gives the block of a wrap.
        return result is ScriptNode block ? context.Evaluate(block) : result;
    }

    internal override void Print(StringBuilder text) => text.Append(Expression);
}
