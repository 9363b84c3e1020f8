using System.Text;

namespace Scriban.Syntax;

/// <summary><c>target.empty?</c> and <c>target.blank?</c></summary>
internal sealed class ScriptIsEmptyExpression : ScriptExpression, IScriptVariablePath
{
    public ScriptExpression? Target { get; set; }

    public ScriptVariable? Member { get; set; }

    internal override Syntax Syntax => Syntax.Empty;

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context)
    {
        var target = context.GetValue(Target);
        if (target is null && !context.EnableRelaxedMemberAccess)
            throw new ScriptRuntimeException(Span, $"Object `{Target}` is null. Cannot access property `empty?`");
        return context.IsEmpty(Span, target);
    }

    public void SetValue(TemplateContext context, object? valueToSet) =>
        throw new ScriptRuntimeException(Span, "The `.empty?` property cannot be set");

    public string GetFirstPath() => (Target as IScriptVariablePath)?.GetFirstPath() ?? string.Empty;

    internal override void Print(StringBuilder text) => text.Append(Target).Append('.').Append(Member).Append('?');
}
