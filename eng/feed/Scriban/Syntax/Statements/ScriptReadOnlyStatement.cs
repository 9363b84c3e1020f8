using System.Text;

namespace Scriban.Syntax;

internal sealed class ScriptReadOnlyStatement : ScriptStatement
{
    public ScriptVariable? Variable { get; set; }

    internal override Syntax Syntax => Syntax.ReadOnly;

    public override object? Evaluate(TemplateContext context)
    {
        context.SetReadOnly(Required(Variable, "Invalid readonly statement. Variable is required."));
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append("readonly ").Append(Variable);
}
