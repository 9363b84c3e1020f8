using System.Text;

namespace Scriban.Syntax;

/// <summary><c>name: value</c> in an object initializer.</summary>
internal sealed class ScriptObjectMember : ScriptNode
{
    public ScriptExpression? Name { get; set; }

    public ScriptExpression? Value { get; set; }

    public override object? Evaluate(TemplateContext context)
    {
        var name = (Name as ScriptVariable)?.Name ?? (Name as ScriptLiteral)?.Value?.ToString();
        if (string.IsNullOrEmpty(name))
            throw new ScriptRuntimeException(Span, "Object member name cannot be empty.");

        context.CurrentGlobal!.TrySetValue(context, Span, name, context.Evaluate(Value, false), false);
        return null;
    }

    internal override void Print(StringBuilder text) => text.Append(Name).Append(':').Append(Value);
}
