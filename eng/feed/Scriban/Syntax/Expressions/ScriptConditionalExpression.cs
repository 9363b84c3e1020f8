using System.Text;

namespace Scriban.Syntax;

/// <summary><c>condition ? then : else</c></summary>
internal sealed class ScriptConditionalExpression : ScriptExpression
{
    public ScriptExpression? Condition { get; set; }

    public ScriptExpression? ThenValue { get; set; }

    public ScriptExpression? ElseValue { get; set; }

    internal override Syntax Syntax => Syntax.Conditional;

    public override object? Evaluate(TemplateContext context) =>
        context.Evaluate(context.ToBool(Condition!.Span, context.Evaluate(Condition)) ? ThenValue : ElseValue, false);

    internal override void Print(StringBuilder text) => text.Append(Condition).Append('?').Append(ThenValue).Append(':').Append(ElseValue);
}
