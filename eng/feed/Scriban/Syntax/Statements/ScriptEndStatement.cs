using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptEndStatement : ScriptStatement
{
    public ScriptEndStatement() => CanSkipEvaluation = true;

    internal override Syntax Syntax => Syntax.End;

    public override object? Evaluate(TemplateContext context) => null;

    internal override void Print(StringBuilder text) => text.Append("end");
}
