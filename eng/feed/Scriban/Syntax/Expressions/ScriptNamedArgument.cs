using System.Text;

namespace Scriban.Syntax;

/// <summary><c>name: value</c> in a call or a loop; a name alone is true.</summary>
internal sealed class ScriptNamedArgument : ScriptExpression
{
    public ScriptVariable? Name { get; set; }

    public ScriptExpression? Value { get; set; }

    public override object? Evaluate(TemplateContext context) => Value is null ? true : context.Evaluate(Value);

    internal override void Print(StringBuilder text)
    {
        text.Append(Name);
        if (Value is not null)
            text.Append(':').Append(Value);
    }
}
