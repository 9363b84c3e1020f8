using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

internal sealed class ScriptReturnStatement : ScriptStatement
{
    public ScriptExpression? Expression { get; set; }

    internal override Syntax Syntax => Syntax.Return;

    public override object? Evaluate(TemplateContext context)
    {
        var result = context.Evaluate(Expression, false);

        // A range is read while it is used; the variables of the function are gone by then.
        if (result is ScriptRange range)
            result = new ScriptArray(range);
        context.Flow = Flow.Return;
        return result;
    }

    internal override void Print(StringBuilder text) => text.Append("ret ").Append(Expression);
}
