using System.Reflection;
using Scriban.Syntax;

namespace Scriban.Runtime;

public class DelegateCustomFunction : DynamicCustomFunction
{
    private readonly Delegate? _function;

    public DelegateCustomFunction(Delegate del)
        : base((del ?? throw new ArgumentNullException(nameof(del))).Method)
    {
        _function = del;
        Target = del.Target;
    }

    public DelegateCustomFunction(object? target, MethodInfo method)
        : base(method) => Target = target;

    public object? Target { get; }

    public static DelegateCustomFunction Create(Action action) => new(action);

    public static DelegateCustomFunction Create<T>(Action<T> action) => new(action);

    public static DelegateCustomFunction Create<T1, T2>(Action<T1, T2> action) => new(action);

    public static DelegateCustomFunction CreateFunc<TResult>(Func<TResult> func) => new(func);

    public static DelegateCustomFunction CreateFunc<T1, TResult>(Func<T1, TResult> func) => new(func);

    public static DelegateCustomFunction CreateFunc<T1, T2, TResult>(Func<T1, T2, TResult> func) => new(func);

    public static DelegateCustomFunction CreateFunc<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> func) => new(func);

    public override object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        ArgumentNullException.ThrowIfNull(context);
        var prepared = Prepare(context, callerContext?.Span ?? context.CurrentSpan, arguments);
        try
        {
            return _function is null
                ? Method.Invoke(Target, BindingFlags.DoNotWrapExceptions, null, prepared, null)
                : _function.DynamicInvoke(prepared);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } cause)
        {
            throw cause;
        }
    }

    public override async ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var result = Invoke(context, callerContext, arguments, blockStatement);
        switch (result)
        {
            case Task task:
                await task;
                return task.GetType().GetProperty(nameof(Task<>.Result))?.GetValue(task);
            case ValueTask task:
                await task;
                return null;
            case ValueTask<object?> task:
                return await task;
            case ValueTask<string?> task:
                return await task;
            default:
                return result;
        }
    }
}
