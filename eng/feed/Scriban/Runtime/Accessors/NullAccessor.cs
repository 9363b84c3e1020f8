using Scriban.Parsing;

namespace Scriban.Runtime.Accessors;

/// <summary>No members; other accessors add what their type has.</summary>
internal class NullAccessor : IObjectAccessor
{
    public static readonly NullAccessor Default = new();

    public virtual bool HasIndexer => false;

    public virtual Type? IndexType => null;

    public virtual int GetMemberCount(TemplateContext context, SourceSpan span, object target) => 0;

    public virtual IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => [];

    public virtual bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => false;

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        return false;
    }

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public virtual bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public virtual bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}
