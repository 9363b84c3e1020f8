using System.Collections;
using System.Text;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

/// <summary><c>include_join ['a', 'b'] separator before after</c>: what is joined may be a template itself, as <c>'tpl:name'</c>.</summary>
internal sealed class IncludeJoinFunction : IScriptCustomFunction
{
    private const string TemplatePrefix = "tpl:";

    public int RequiredParameterCount => 2;

    public int ParameterCount => 4;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => index switch
    {
        0 => new ScriptParameterInfo(typeof(IList), "template_names"),
        1 => new ScriptParameterInfo(typeof(string), "separator"),
        2 => new ScriptParameterInfo(typeof(string), "prefix"),
        3 => new ScriptParameterInfo(typeof(string), "suffix"),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var caller = callerContext ?? context.CurrentNode;
        if (arguments.Count < 2)
            throw new ScriptRuntimeException(caller?.Span ?? context.CurrentSpan, "Expecting at least the separator and components to include for the <include_join> function.");
        if (arguments[0] is not IEnumerable names)
            return string.Empty;

        var separator = Part(1);
        var text = new StringBuilder(Part(2));
        var suffix = Part(3);
        text.AppendJoin(separator, names.Cast<object?>().Select(name => context.ObjectToString(name)).Where(name => !string.IsNullOrEmpty(name)).Select(Render).ToList());
        return text.Append(suffix).ToString();

        string Part(int index)
        {
            var part = index < arguments.Count ? context.ObjectToString(arguments[index]) ?? string.Empty : string.Empty;
            return part.StartsWith(TemplatePrefix, StringComparison.Ordinal) ? Render(part[TemplatePrefix.Length..]) : part;
        }

        string Render(string? name) =>
            context.GetTemplatePathFromName(name, caller) is { } path
                ? context.RenderTemplate(context.GetOrCreateTemplate(path, caller), arguments, caller)
                : string.Empty;
    }

    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
