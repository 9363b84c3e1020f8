using System.Collections;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>Puts the arguments of one call in the places of the parameters.</summary>
internal sealed class ArgumentBinder(TemplateContext context, SourceSpan callerSpan, IScriptCustomFunction function)
{
    private readonly int _parameterCount = function.ParameterCount;
    private ulong _given;

    public ScriptArray Values { get; } = new();

    public void Bind(ScriptExpression argument)
    {
        var index = Values.Count;
        var named = argument as ScriptNamedArgument;
        if (named is not null && !TryFindPlace(named, ref index))
            return;

        // A function may want the expression itself.
        var value = typeof(ScriptExpression).IsAssignableFrom(TypeOf(index))
            ? named is null ? argument : named.Value
            : context.Evaluate(argument);

        if (argument is ScriptUnaryExpression { Operator: ScriptUnaryOperator.FunctionParametersExpand } && value is not ScriptExpression && value is IEnumerable elements)
        {
            foreach (var element in elements)
                Set(index++, context.ToObject(callerSpan, element, TypeOf(Values.Count)));
            return;
        }

        Set(index, context.ToObject(argument.Span, value, TypeOf(index)));
    }

    public void BindValue(object? value) => Set(Values.Count, context.ToObject(callerSpan, value, TypeOf(Values.Count)));

    /// <summary>Gives the parameters that are left their defaults.</summary>
    public void FillToEnd() => Fill(_parameterCount - 1);

    public void CheckRequired(ScriptNode? caller)
    {
        var required = function.RequiredParameterCount;
        var wanted = (1UL << required) - 1;
        if ((_given & wanted) != wanted)
            throw WrongCount(After(callerSpan), BitOperations.PopCount(_given & wanted), caller, required);
    }

    public void CheckCount(ScriptNode? caller, IReadOnlyList<ScriptExpression> arguments)
    {
        var count = Values.Count;
        if (function.VarParamKind == ScriptVarParamKind.None && count > _parameterCount)
            throw WrongCount(count <= arguments.Count ? arguments[count - 1].Span : After(callerSpan), count, caller, _parameterCount);
    }

    /// <summary>The place of a named argument; false if it became a member of the arguments instead.</summary>
    private bool TryFindPlace(ScriptNamedArgument argument, ref int index)
    {
        var name = argument.Name!.Name;
        var place = FunctionCaller.IndexOf(function, name);
        if (place >= 0)
        {
            index = place;
            return true;
        }

        if (function.VarParamKind == ScriptVarParamKind.None)
            return true;
        if (!Values.CanWrite(name))
            throw new ScriptRuntimeException(argument.Span, $"Cannot pass argument {name} to function. This name is not supported by this function.");

        Values.TrySetValue(context, callerSpan, name, context.Evaluate(argument), false);
        return false;
    }

    private Type TypeOf(int index) => function.GetParameterInfo(index).ParameterType;

    private void Set(int index, object? value)
    {
        if (index > Values.Count)
            Fill(index);
        if (index < _parameterCount)
            _given |= 1UL << index;

        var last = _parameterCount - 1;
        if (function.VarParamKind != ScriptVarParamKind.LastParameter || index < last)
        {
            Values[index] = value;
            return;
        }

        if (Values[last] is not ScriptArray rest)
            Values[last] = rest = new ScriptArray();
        rest.Add(value);
    }

    private void Fill(int end)
    {
        for (var i = Values.Count; i <= Math.Min(end, _parameterCount - 1); i++)
        {
            var parameter = function.GetParameterInfo(i);
            var takesRest = function.VarParamKind == ScriptVarParamKind.LastParameter && i == _parameterCount - 1;
            Values[i] = parameter.HasDefaultValue ? parameter.DefaultValue : takesRest ? new ScriptArray() : null;
            if (parameter.HasDefaultValue)
                _given |= 1UL << i;
        }
    }

    private static ScriptRuntimeException WrongCount(SourceSpan span, int count, ScriptNode? caller, int expected) =>
        new(span, $"Invalid number of arguments `{count}` passed to `{caller}` while expecting `{expected}` arguments");

    private static SourceSpan After(SourceSpan span)
    {
        var next = span.End.NextColumn();
        return new SourceSpan(span.FileName, next, next);
    }
}
