using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptIfStatement : ScriptConditionStatement
{
    /// <summary>Whether it continues an if before it, whose end it shares.</summary>
    public bool IsElseIf { get; set; }

    public ScriptExpression? Condition { get; set; }

    public ScriptConditionStatement? Else { get; set; }

    internal override Syntax Syntax => Syntax.If;

    public override object? Evaluate(TemplateContext context) =>
        context.Evaluate(context.ToBool(Condition!.Span, context.Evaluate(Condition)) ? Body : Else, false);

    internal override void Print(StringBuilder text) => text.Append("if ").Append(Condition).Append("; ").Append(Body);
}
