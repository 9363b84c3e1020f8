using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Runs its body with the members of an object as variables.</summary>
internal sealed class ScriptWithStatement : ScriptStatement
{
    public ScriptExpression? Name { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override Syntax Syntax => Syntax.With;

    public override object? Evaluate(TemplateContext context)
    {
        var target = context.GetValue(Name);
        if (target is not IScriptObject variables)
            throw new ScriptRuntimeException(Name!.Span, $"Invalid target property `{Name}` used for [with] statement. Must be a ScriptObject instead of `{target?.GetType().Name ?? "null"}`");

        context.PushGlobal(variables);
        try
        {
            return context.Evaluate(Body, false);
        }
        finally
        {
            context.PopGlobal();
        }
    }

    internal override void Print(StringBuilder text) => text.Append("with ").Append(Name).Append("; ").Append(Body);
}
