using System.Text;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary><c>function a b</c> or <c>function(a, b)</c></summary>
internal sealed class ScriptFunctionCall : ScriptExpression
{
    public ScriptExpression? Target { get; set; }

    public List<ScriptExpression> Arguments { get; } = [];

    /// <summary>Whether it was written with parentheses.</summary>
    public bool Explicit { get; set; }

    public bool IsClosed { get; set; }

    internal override Syntax Syntax => Syntax.Call;

    public override object? Evaluate(TemplateContext context)
    {
        var target = Required(Target, "Invalid function call. Target is required.");
        if (context.Evaluate(target, true) is { } function)
            return FunctionCaller.Call(context, this, function, context.AllowsPipe, Arguments);

        return context.EnableRelaxedFunctionAccess
            ? null
            : throw new ScriptRuntimeException(target.Span, $"The function `{target}` was not found");
    }

    /// <summary>The function that <c>name(a, b) = expression</c> declares, if this can be its head.</summary>
    public ScriptFunction? AsDeclaration()
    {
        if (!Explicit || !IsClosed || Target is not ScriptVariableGlobal name || !Arguments.TrueForAll(argument => argument is ScriptVariableGlobal))
            return null;

        var parameters = Arguments.ConvertAll(argument => new ScriptParameter { Name = (ScriptVariable)argument, Span = argument.Span });
        return new ScriptFunction { Name = name, Parameters = parameters, Span = Span };
    }

    internal override void Print(StringBuilder text)
    {
        text.Append(Target);
        if (Explicit)
        {
            text.Append('(').AppendJoin(',', Arguments).Append(IsClosed ? ")" : string.Empty);
            return;
        }

        foreach (var argument in Arguments)
            text.Append(' ').Append(argument);
    }
}
