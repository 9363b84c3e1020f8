using System.Text;

namespace Scriban.Syntax;

/// <summary><c>do; ret $0; end</c></summary>
internal sealed class ScriptAnonymousFunction : ScriptExpression
{
    public ScriptFunction? Function { get; set; }

    public override object? Evaluate(TemplateContext context) => Function;

    internal override void Print(StringBuilder text) => text.Append(Function);
}
