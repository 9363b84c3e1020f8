using System.Text;

namespace Scriban.Syntax;

/// <summary><c>(expression)</c></summary>
internal sealed class ScriptNestedExpression : ScriptExpression, IScriptVariablePath
{
    public ScriptExpression? Expression { get; set; }

    internal override Syntax Syntax => Syntax.Nested;

    public override object? Evaluate(TemplateContext context)
    {
        context.EnterPipe();
        try
        {
            return context.GetValue(this);
        }
        finally
        {
            context.LeavePipe();
        }
    }

    public object? GetValue(TemplateContext context) =>
        context.Evaluate(Required(Expression, "Invalid nested expression. Inner expression is required."));

    public void SetValue(TemplateContext context, object? valueToSet) => context.SetValue(Expression, valueToSet);

    public string GetFirstPath() => (Expression as IScriptVariablePath)?.GetFirstPath() ?? string.Empty;

    internal override void Print(StringBuilder text) => text.Append('(').Append(Expression).Append(')');
}
