using Scriban.Parsing;

namespace Scriban.Runtime.Accessors;

/// <summary>Elements by position, and their number as <c>size</c>.</summary>
internal abstract class SizedAccessor : NullAccessor, IListAccessor
{
    public abstract int GetLength(TemplateContext context, SourceSpan span, object target);

    public abstract object? GetValue(TemplateContext context, SourceSpan span, object target, int index);

    public abstract void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value);

    public override int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 1;

    public override IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ["size"];

    public override bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => member == "size";

    public override bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = member == "size" ? GetLength(context, span, target) : null;
        return value is not null;
    }
}
