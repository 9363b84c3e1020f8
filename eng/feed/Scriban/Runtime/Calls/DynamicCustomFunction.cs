using System.Reflection;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>
/// A .NET method as a function. A first parameter of type <see cref="TemplateContext"/>, and after it a
/// <see cref="SourceSpan"/>, are given the context and the place of the call.
/// </summary>
public abstract class DynamicCustomFunction : IScriptCustomFunction
{
    private readonly ParameterInfo[] _parameters;
    private readonly ScriptParameterInfo[] _infos;
    private readonly bool _wantsContext;
    private readonly bool _wantsSpan;

    private protected DynamicCustomFunction(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        Method = method;
        _parameters = method.GetParameters();
        _wantsContext = _parameters is [var first, ..] && typeof(TemplateContext).IsAssignableFrom(first.ParameterType);
        _wantsSpan = _wantsContext && _parameters is [_, var second, ..] && second.ParameterType == typeof(SourceSpan);
        VarParamKind = _parameters is [.., var last] && TakesRest(last) ? ScriptVarParamKind.LastParameter : ScriptVarParamKind.None;

        var own = _parameters.Skip(Offset).ToArray();
        _infos = Array.ConvertAll(own, Describe);
        RequiredParameterCount = VarParamKind == ScriptVarParamKind.LastParameter ? own.Length - 1 : own.Count(parameter => !parameter.IsOptional);
    }

    public MethodInfo Method { get; }

    public int RequiredParameterCount { get; }

    public int ParameterCount => _infos.Length;

    public ScriptVarParamKind VarParamKind { get; }

    public Type ReturnType => Method.ReturnType;

    public object? Tag { get; set; }

    private int Offset => (_wantsContext ? 1 : 0) + (_wantsSpan ? 1 : 0);

    public static DynamicCustomFunction Create(Delegate del)
    {
        ArgumentNullException.ThrowIfNull(del);
        return new DelegateCustomFunction(del);
    }

    public static DynamicCustomFunction Create(object? target, MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return new DelegateCustomFunction(target, method);
    }

    public ScriptParameterInfo GetParameterInfo(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (index < _infos.Length)
            return _infos[index];
        return VarParamKind == ScriptVarParamKind.LastParameter
            ? _infos[^1]
            : throw new ArgumentOutOfRangeException(nameof(index), $"Argument index must be < {ParameterCount}");
    }

    public abstract object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);

    public virtual ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    private protected object?[] Prepare(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        var prepared = new object?[_parameters.Length];
        if (_wantsContext)
            prepared[0] = context;
        if (_wantsSpan)
            prepared[1] = span;

        for (var i = 0; i < _infos.Length; i++)
        {
            var parameter = _parameters[Offset + i];
            if (VarParamKind == ScriptVarParamKind.LastParameter && i == _infos.Length - 1)
                prepared[^1] = Rest(context, span, arguments[i] as ScriptArray, _infos[i].ParameterType);
            else if (i < arguments.Count)
                prepared[Offset + i] = context.ToObject(span, arguments[i], parameter.ParameterType);
            else
                prepared[Offset + i] = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        }

        return prepared;
    }

    private static Array Rest(TemplateContext context, SourceSpan span, ScriptArray? values, Type type)
    {
        var rest = Array.CreateInstance(type, values?.Count ?? 0);
        for (var i = 0; i < rest.Length; i++)
            rest.SetValue(context.ToObject(span, values![i], type), i);
        return rest;
    }

    private static bool TakesRest(ParameterInfo parameter) => parameter.ParameterType.IsArray
        && (parameter.ParameterType == typeof(object[]) || parameter.ParameterType == typeof(ScriptExpression[])
            || parameter.IsDefined(typeof(ParamArrayAttribute), false));

    private ScriptParameterInfo Describe(ParameterInfo parameter)
    {
        var type = VarParamKind == ScriptVarParamKind.LastParameter && parameter.Position == _parameters[^1].Position
            ? parameter.ParameterType.GetElementType()!
            : parameter.ParameterType;
        var name = parameter.Name ?? string.Empty;
        return parameter.HasDefaultValue ? new ScriptParameterInfo(type, name, parameter.DefaultValue) : new ScriptParameterInfo(type, name);
    }
}
