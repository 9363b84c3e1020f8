using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>Calls functions: arguments are evaluated, converted, put in order and counted.</summary>
internal static class FunctionCaller
{
    private const int MaximumParameterCount = 64;

    /// <summary>Calls with the arguments of a call in the template, the value of the pipe before them.</summary>
    public static object? Call(TemplateContext context, ScriptNode? caller, object target, bool usePipe, IReadOnlyList<ScriptExpression>? arguments)
    {
        context.Blocks.TryPop(out var block);
        var span = caller?.Span ?? context.CurrentSpan;
        var piped = usePipe && context.Pipe is { Count: > 0 };
        if (target is not IScriptCustomFunction function)
        {
            throw new ScriptRuntimeException(span, piped && caller is ScriptFunctionCall call
                ? $"Pipe expression destination `{call.Target}` is not a valid function "
                : $"Invalid target function `{target}` ({context.GetTypeName(target)})");
        }

        if (function.ParameterCount >= MaximumParameterCount)
            throw new ScriptRuntimeException(span, $"Out of range number of parameters {function.ParameterCount} for target function `{target}`. The maximum number of parameters for a function is: {MaximumParameterCount}.");

        arguments ??= [];
        if (piped)
            arguments = [context.Pipe!.Pop(), .. arguments];

        var binder = new ArgumentBinder(context, span, function);
        foreach (var argument in arguments)
            binder.Bind(argument);
        if (function.VarParamKind != ScriptVarParamKind.Direct)
            binder.FillToEnd();
        binder.CheckRequired(caller);
        binder.CheckCount(caller, arguments);
        return Invoke(context, caller, function, binder.Values, block, index => index < arguments.Count ? arguments[index].Span : null);
    }

    /// <summary>Calls with values, as functions on lists do.</summary>
    public static object? Call(TemplateContext context, ScriptNode? caller, IScriptCustomFunction function, ScriptArray arguments)
    {
        var span = caller?.Span ?? context.CurrentSpan;
        var binder = new ArgumentBinder(context, span, function);
        foreach (var argument in arguments)
            binder.BindValue(argument);
        if (function.VarParamKind != ScriptVarParamKind.None || function.ParameterCount != arguments.Count)
        {
            binder.FillToEnd();
            binder.CheckRequired(caller);
        }

        return Invoke(context, caller, function, binder.Values, null, index => index < arguments.Count ? span : null);
    }

    private static object? Invoke(TemplateContext context, ScriptNode? caller, IScriptCustomFunction function, ScriptArray values, ScriptBlockStatement? block, Func<int, SourceSpan?> spanOf)
    {
        if (caller is not null)
            context.EnterRecursive(caller);
        try
        {
            var result = context.IsAsynchronous
                ? function.InvokeAsync(context, caller, values, block).AsTask().GetAwaiter().GetResult()
                : function.Invoke(context, caller, values, block);
            context.Flow = Flow.Next;
            return result;
        }
        catch (ArgumentException exception) when (IndexOf(function, exception.ParamName) is var index and >= 0 && spanOf(index) is { } span)
        {
            throw new ScriptRuntimeException(span, exception.Message);
        }
        catch (ScriptArgumentException exception) when (exception.ArgumentIndex >= 0 && spanOf(exception.ArgumentIndex) is { } span)
        {
            throw new ScriptRuntimeException(span, exception.Message);
        }
        finally
        {
            if (caller is not null)
                context.ExitRecursive(caller);
        }
    }

    public static int IndexOf(IScriptCustomFunction function, string? name)
    {
        for (var i = 0; name is not null && i < function.ParameterCount; i++)
        {
            if (function.GetParameterInfo(i).Name == name)
                return i;
        }

        return -1;
    }
}
