using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>{ a: 1, "b": 2 }</c>; a later member sees the earlier ones.</summary>
internal sealed class ScriptObjectInitializer : ScriptExpression
{
    public List<ScriptObjectMember> Members { get; } = [];

    internal override Syntax Syntax => Syntax.Object;

    public override object? Evaluate(TemplateContext context)
    {
        var value = new ScriptObject();
        context.PushGlobalOnly(value);
        try
        {
            foreach (var member in Members)
                member.Evaluate(context);
        }
        finally
        {
            context.PopGlobalOnly();
        }

        return value;
    }

    internal override void Print(StringBuilder text) => text.Append('{').AppendJoin(',', Members).Append('}');
}
