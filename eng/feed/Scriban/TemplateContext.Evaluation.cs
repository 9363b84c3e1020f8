using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>Evaluation: values of nodes, functions that are called by being named, and what pipes carry.</summary>
public partial class TemplateContext
{
    private readonly Stack<Stack<ScriptExpression>> _pipes = new();
    private bool _keepsFunctions;
    private int _accessDepth;

    public ScriptNode? CurrentNode { get; private set; }

    public SourceSpan CurrentSpan => CurrentNode?.Span ?? default;

    /// <summary>Values on their way through pipes to a function.</summary>
    internal Stack<ScriptExpression>? Pipe => _pipes.TryPeek(out var pipe) ? pipe : null;

    /// <summary>Whether a function that is named here may take the value of the pipe: not inside of a path.</summary>
    internal bool AllowsPipe => _accessDepth <= 1;

    public object? Evaluate(ScriptNode scriptNode) => Evaluate(scriptNode, false);

    /// <summary>The value of a node; a function is called, unless it is asked for itself.</summary>
    /// <exception cref="ScriptRuntimeException">Whatever goes wrong, with its place.</exception>
    public virtual object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        if (scriptNode is null)
            return null;

        var before = (CurrentNode, _accessDepth, _keepsFunctions);
        try
        {
            (CurrentNode, _accessDepth, _keepsFunctions) = (scriptNode, 0, aliasReturnedFunction);
            return scriptNode.Evaluate(this);
        }
        catch (ScriptRuntimeException exception) when (RenderRuntimeException is not null)
        {
            return RenderRuntimeException(exception);
        }
        catch (Exception exception) when (exception is not ScriptRuntimeException)
        {
            var located = new ScriptRuntimeException(scriptNode.Span, exception.Message, exception);
            if (RenderRuntimeException is not null)
                return RenderRuntimeException(located);
            throw located;
        }
        finally
        {
            (CurrentNode, _accessDepth, _keepsFunctions) = before;
        }
    }

    public object? GetValue(ScriptExpression? target)
    {
        if (target is null)
            return null;

        var before = CurrentNode;
        _accessDepth++;
        try
        {
            CurrentNode = target;
            object? value;
            try
            {
                value = target is IScriptVariablePath path ? path.GetValue(this) : Evaluate(target);
            }
            catch (Exception exception) when (IsAccessError(exception))
            {
                throw AccessError(target, exception);
            }

            return CallIfFunction(target, AwaitIfNeeded(value));
        }
        finally
        {
            CurrentNode = before;
            _accessDepth--;
        }
    }

    public void SetValue(ScriptExpression? target, object? value)
    {
        if (target is null)
            return;

        _accessDepth++;
        try
        {
            if (target is not IScriptVariablePath path)
                throw new ScriptRuntimeException(target.Span, "Unsupported target expression for assignment.");
            path.SetValue(this, value);
        }
        catch (Exception exception) when (IsAccessError(exception))
        {
            throw AccessError(target, exception);
        }
        finally
        {
            _accessDepth--;
        }
    }

    internal void EnterPipe() => _pipes.Push(new Stack<ScriptExpression>());

    internal void LeavePipe() => _pipes.TryPop(out _);

    internal void LeaveAllPipes() => _pipes.Clear();

    private object? CallIfFunction(ScriptExpression target, object? value)
    {
        // Asked for the function itself, only the end of the path is kept: what leads to it is called.
        if (value is not IScriptCustomFunction || (_keepsFunctions && _accessDepth <= 1))
            return value;
        return FunctionCaller.Call(this, target, value, usePipe: _accessDepth == 1, null);
    }

    private bool IsAccessError(Exception exception) => _accessDepth == 1 && exception is not ScriptRuntimeException;

    private static ScriptRuntimeException AccessError(ScriptExpression target, Exception exception) =>
        new(target.Span, $"Unexpected exception while accessing target expression: {exception.Message}", exception);

    private object? AwaitIfNeeded(object? value)
    {
        if (!IsAsynchronous || value is not Task task)
            return value;

        task.GetAwaiter().GetResult();
        return task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
    }
}
