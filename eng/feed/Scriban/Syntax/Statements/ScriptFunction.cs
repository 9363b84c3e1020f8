using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>A function of the template. Without parameters its arguments are <c>$0</c>, <c>$1</c>, or <c>$.name</c>.</summary>
internal sealed class ScriptFunction : ScriptStatement, IScriptCustomFunction
{
    /// <summary>Nothing for an anonymous function.</summary>
    public ScriptVariable? Name { get; set; }

    public List<ScriptParameter>? Parameters { get; set; }

    public ScriptStatement? Body { get; set; }

    public bool IsAnonymous => Name is null;

    public int RequiredParameterCount => Parameters?.Count(parameter => !parameter.IsOptional && !parameter.IsVariable) ?? 0;

    public int ParameterCount => Parameters?.Count ?? 0;

    public ScriptVarParamKind VarParamKind => Parameters switch
    {
        null => ScriptVarParamKind.Direct,
        [.., { IsVariable: true }] => ScriptVarParamKind.LastParameter,
        _ => ScriptVarParamKind.None,
    };

    public Type ReturnType => typeof(object);

    internal override Syntax Syntax => Syntax.Function;

    public override object? Evaluate(TemplateContext context)
    {
        if (Name is null)
            return this;

        context.SetValue(Name, this);
        return null;
    }

    public ScriptParameterInfo GetParameterInfo(int index)
    {
        if (Parameters is not { Count: > 0 } parameters)
            return new ScriptParameterInfo(typeof(object), string.Empty);

        var parameter = parameters[Math.Min(index, parameters.Count - 1)];
        var name = parameter.Name?.Name ?? string.Empty;
        return parameter.DefaultValue?.Value is { } value
            ? new ScriptParameterInfo(typeof(object), name, value)
            : new ScriptParameterInfo(typeof(object), name);
    }

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var variables = Parameters is null ? null : new ScriptObject();
        context.PushFunction(variables, hidesCallers: !IsAnonymous);
        try
        {
            if (Name is ScriptVariableLocal local)
                context.SetValue(local, this);
            context.SetValue(ScriptVariable.Arguments, arguments, true);
            for (var i = 0; i < ParameterCount; i++)
                variables!.SetValue(Parameters![i].Name!.Name, arguments[i], false);
            if (blockStatement is not null)
                context.SetValue(ScriptVariable.BlockDelegate, blockStatement, true);
            return context.Evaluate(Body, false);
        }
        finally
        {
            context.PopFunction();
        }
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));

    internal override void Print(StringBuilder text)
    {
        text.Append(Name is null ? "do" : Body is ScriptBlockStatement ? "func " : string.Empty).Append(Name);
        if (Parameters is not null)
            text.Append('(').AppendJoin(',', Parameters).Append(')');
        text.Append(Body is ScriptBlockStatement ? "; " : "=").Append(Body);
    }
}
