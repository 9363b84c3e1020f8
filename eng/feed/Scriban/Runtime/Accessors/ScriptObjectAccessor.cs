using Scriban.Parsing;

namespace Scriban.Runtime.Accessors;

internal sealed class ScriptObjectAccessor : NullAccessor
{
    public static new readonly ScriptObjectAccessor Default = new();

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((IScriptObject)target).Count;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ((IScriptObject)target).GetMembers();

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => ((IScriptObject)target).Contains(member);

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        ((IScriptObject)target).TryGetValue(context, span, member, out value);

    public override bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) =>
        ((IScriptObject)target).TrySetValue(context, span, member, value, false);
}
