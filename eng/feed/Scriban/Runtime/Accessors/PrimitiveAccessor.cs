using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime.Accessors;

/// <summary>Numbers have neither members nor elements.</summary>
internal sealed class PrimitiveAccessor : NullAccessor, IListAccessor
{
    public static new readonly PrimitiveAccessor Default = new();

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return context.EnableRelaxedMemberAccess ? true : throw NoMembers(context, span, target, "member", member);
    }

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        throw NoMembers(context, span, target, "member", member);

    public int GetLength(TemplateContext context, SourceSpan span, object target) =>
        throw new ScriptRuntimeException(span, $"Cannot use the {context.GetTypeName(target)} primitive `{target}` as a list.");

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) =>
        throw new ScriptRuntimeException(span, $"Cannot index the {context.GetTypeName(target)} primitive `{target}`.");

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
        throw new ScriptRuntimeException(span, $"Cannot index the {context.GetTypeName(target)} primitive `{target}`.");

    private static ScriptRuntimeException NoMembers(TemplateContext context, SourceSpan span, object target, string kind, object name) =>
        new(span, $"Cannot get or set a member on the primitive `{target}/{context.GetTypeName(target)}` when accessing {kind}: {name}");
}
