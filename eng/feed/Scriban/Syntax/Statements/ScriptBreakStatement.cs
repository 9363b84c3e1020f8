using System.Text;

namespace Scriban.Syntax;

/// <summary><c>break</c> and <c>continue</c></summary>
internal sealed class ScriptBreakStatement(Flow flow) : ScriptStatement
{
    private string Keyword => flow == Flow.Break ? "break" : "continue";

    internal override Syntax Syntax => flow == Flow.Break ? Syntax.Break : Syntax.Continue;

    public override object? Evaluate(TemplateContext context)
    {
        if (context.IsInLoop)
            context.Flow = flow;
        else if (context.EnableBreakAndContinueAsReturnOutsideLoop)
            context.Flow = Flow.Return;
        else
            throw new ScriptRuntimeException(Span, $"The <{Keyword}> statement can only be used inside for/while loops");
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append(Keyword);
}
