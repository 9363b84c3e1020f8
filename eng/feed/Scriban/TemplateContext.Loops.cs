using System.Collections;
using System.Runtime.CompilerServices;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

/// <summary>Loops, calls and their limits.</summary>
public partial class TemplateContext
{
    private readonly Stack<ScriptLoopStatementBase> _loops = new();
    private int _loopDepth;
    private long _loopSteps;
    private int _callDepth;

    internal bool IsInLoop => _loops.Count > 0;

    internal Flow Flow { get; set; }

    internal Stack<object?> Cases { get; } = new();

    /// <summary>The blocks of wraps, until the functions that they are for take them.</summary>
    internal Stack<ScriptBlockStatement> Blocks { get; } = new();

    /// <exception cref="ScriptAbortException">The rendering was cancelled.</exception>
    public void CheckAbort()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (CancellationToken.IsCancellationRequested)
            throw new ScriptAbortException(CurrentSpan, CancellationToken);
    }

    public void EnterRecursive(ScriptNode? node)
    {
        var span = node?.Span ?? CurrentSpan;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new ScriptRuntimeException(span, "Exceeding recursive depth limit, near to stack overflow");

        _callDepth++;
        if (RecursiveLimit != 0 && _callDepth > RecursiveLimit)
            throw new ScriptRuntimeException(span, $"Exceeding number of recursive depth limit `{RecursiveLimit}` for node: `{node}`");
    }

    public void ExitRecursive(ScriptNode? node)
    {
        _callDepth--;
        if (_callDepth < 0)
            throw new ScriptRuntimeException(node?.Span ?? CurrentSpan, $"unexpected ExitRecursive not matching EnterRecursive for `{node}`");
    }

    internal void EnterLoop(ScriptLoopStatementBase loop)
    {
        _loops.Push(loop);
        LoopScope.Loops.Add(new ScriptObject());
        _locals[^1].Loops.Add(new ScriptObject());
        OnEnterLoop(loop);
        EnterIteration();
    }

    internal void ExitLoop(ScriptLoopStatementBase loop)
    {
        try
        {
            OnExitLoop(loop);
        }
        finally
        {
            RemoveLast(LoopScope.Loops);
            RemoveLast(_locals[^1].Loops);
            _loops.Pop();
            ExitIteration();
        }
    }

    protected virtual void OnEnterLoop(ScriptLoopStatementBase loop)
    {
    }

    protected virtual void OnExitLoop(ScriptLoopStatementBase loop)
    {
    }

    /// <summary>Whether the loop may make its next round.</summary>
    protected virtual bool OnStepLoop(ScriptLoopStatementBase loop) => true;

    internal bool StepLoop(ScriptLoopStatementBase loop, bool queryable)
    {
        _loopSteps++;
        var limit = Limit(queryable);
        if (limit != 0 && _loopSteps > limit)
            throw new ScriptRuntimeException(_loops.Peek().Span, $"Exceeding number of iteration limit `{limit}` for loop statement.");
        return OnStepLoop(loop);
    }

    /// <summary>Counts an iteration inside a function; the outermost loop or iteration starts from nothing.</summary>
    internal Iteration EnterIteration()
    {
        if (_loopDepth++ == 0)
            _loopSteps = 0;
        return new Iteration(this);
    }

    internal void Step(SourceSpan span, long count = 1, bool queryable = false)
    {
        CheckAbort();
        _loopSteps = _loopSteps > long.MaxValue - count ? long.MaxValue : _loopSteps + count;
        var limit = Limit(queryable);
        if (limit != 0 && _loopSteps > limit)
            throw new ScriptRuntimeException(span, $"Exceeding number of iteration limit `{limit}` for internal iteration.");
    }

    /// <summary>The elements of a list, each counted against the loop limit when it is read.</summary>
    internal IEnumerable<object?> Iterate(SourceSpan span, IEnumerable list)
    {
        using var iteration = EnterIteration();
        var queryable = list is IQueryable;
        foreach (var item in list)
        {
            Step(span, queryable: queryable);
            yield return item;
        }
    }

    private int Limit(bool queryable) => queryable ? LoopLimitQueryable ?? LoopLimit : LoopLimit;

    private void ExitIteration()
    {
        if (--_loopDepth == 0)
            _loopSteps = 0;
    }

    private static void RemoveLast(List<ScriptObject> list) => list.RemoveAt(list.Count - 1);

    internal readonly struct Iteration(TemplateContext context) : IDisposable
    {
        public void Dispose() => context.ExitIteration();
    }
}
