using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptElseStatement : ScriptConditionStatement
{
    internal override Syntax Syntax => Syntax.Else;

    public override object? Evaluate(TemplateContext context) => context.Evaluate(Body, false);

    internal override void Print(StringBuilder text) => text.Append("else; ").Append(Body);
}
