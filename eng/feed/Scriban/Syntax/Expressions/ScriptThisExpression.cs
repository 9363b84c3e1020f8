using System.Text;

namespace Scriban.Syntax;

/// <summary><c>this</c>: the object of the global variables.</summary>
internal sealed class ScriptThisExpression : ScriptExpression, IScriptVariablePath
{
    internal override Syntax Syntax => Syntax.This;

    public override object? Evaluate(TemplateContext context) => context.GetValue(this);

    public object? GetValue(TemplateContext context) => context.CurrentGlobal;

    public void SetValue(TemplateContext context, object? valueToSet) => throw new ScriptRuntimeException(Span, "Cannot set this variable");

    public string GetFirstPath() => "this";

    internal override void Print(StringBuilder text) => text.Append("this");
}
