using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>value | function argument</c>: the value becomes the first argument.</summary>
internal sealed class ScriptPipeCall : ScriptExpression
{
    public ScriptExpression? From { get; set; }

    public ScriptExpression? To { get; set; }

    /// <summary>Whether it was written as <c>|&gt;</c>.</summary>
    public bool IsArrow { get; set; }

    internal override Syntax Syntax => Syntax.Pipe;

    public override object? Evaluate(TemplateContext context)
    {
        var from = Required(From, "Invalid pipe expression. Source and destination are required.");
        var to = Required(To, "Invalid pipe expression. Source and destination are required.");
        var entered = context.Pipe is null;
        try
        {
            if (entered)
                context.EnterPipe();

            var pipe = context.Pipe!;
            pipe.Push(from);
            var result = context.Evaluate(to);

            // A function that came out of the expression has not seen the value yet.
            if (result is IScriptCustomFunction && IsWaiting(pipe, from))
                result = FunctionCaller.Call(context, to, result, usePipe: true, null);
            if (IsWaiting(pipe, from))
                throw new ScriptRuntimeException(to.Span, $"Pipe expression destination `{to}` is not a valid function ");
            return result;
        }
        catch
        {
            entered = false;
            context.LeaveAllPipes();
            throw;
        }
        finally
        {
            if (entered)
                context.LeavePipe();
        }
    }

    internal override void Print(StringBuilder text) => text.Append(From).Append(IsArrow ? "|>" : "|").Append(To);

    private static bool IsWaiting(Stack<ScriptExpression> pipe, ScriptExpression from) =>
        pipe.TryPeek(out var waiting) && ReferenceEquals(waiting, from);
}
