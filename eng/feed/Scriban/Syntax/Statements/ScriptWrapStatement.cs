using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Gives its body to a function, which runs it with <c>$$</c>.</summary>
internal sealed class ScriptWrapStatement : ScriptStatement
{
    public ScriptExpression? Target { get; set; }

    public ScriptBlockStatement? Body { get; set; }

    internal override Syntax Syntax => Syntax.Wrap;

    public override object? Evaluate(TemplateContext context)
    {
        var target = Required(Target, "Invalid wrap statement. Target and body are required.");
        var body = Required(Body, "Invalid wrap statement. Target and body are required.");
        if (target is ScriptFunctionCall)
        {
            context.Blocks.Push(body);
            return context.Evaluate(target);
        }

        if (context.Evaluate(target, true) is not IScriptCustomFunction function)
            throw new ScriptRuntimeException(target.Span, $"Expecting a direct function instead of the expression `{target}/{target.Syntax.Name}`");

        context.Blocks.Push(body);
        return FunctionCaller.Call(context, this, function, usePipe: false, null);
    }

    internal override void Print(StringBuilder text) => text.Append("wrap ").Append(Target).Append("; ").Append(Body);
}
