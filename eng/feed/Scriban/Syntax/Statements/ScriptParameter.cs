using System.Text;

namespace Scriban.Syntax;

/// <summary>A parameter of a function: <c>name</c>, <c>name = literal</c> or <c>name...</c>.</summary>
internal sealed class ScriptParameter : ScriptNode
{
    public ScriptVariable? Name { get; set; }

    public bool IsOptional { get; set; }

    public bool IsVariable { get; set; }

    public ScriptLiteral? DefaultValue { get; set; }

    public override object? Evaluate(TemplateContext context) =>
        throw new InvalidOperationException("A parameter should not be evaluated directly");

    internal override void Print(StringBuilder text)
    {
        text.Append(Name);
        if (IsVariable)
            text.Append("...");
        else if (IsOptional)
            text.Append('=').Append(DefaultValue);
    }
}
