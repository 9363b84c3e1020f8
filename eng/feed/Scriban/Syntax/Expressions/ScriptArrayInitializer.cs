using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>[a, b, c]</c></summary>
internal sealed class ScriptArrayInitializer : ScriptExpression
{
    public List<ScriptExpression> Values { get; } = [];

    internal override Syntax Syntax => Syntax.Array;

    public override object? Evaluate(TemplateContext context)
    {
        var array = new ScriptArray(Values.Count);
        foreach (var value in Values)
            array.Add(context.Evaluate(value));
        return array;
    }

    internal override void Print(StringBuilder text) => text.Append('[').AppendJoin(',', Values).Append(']');
}
