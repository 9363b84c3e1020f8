using Scriban.Syntax;

namespace Scriban.Runtime;

/// <summary>A function that templates call.</summary>
public interface IScriptCustomFunction : IScriptFunctionInfo
{
    object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);

    ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement);
}
