using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>How the elements of a type are reached by position.</summary>
public interface IListAccessor
{
    int GetLength(TemplateContext context, SourceSpan span, object target);

    object? GetValue(TemplateContext context, SourceSpan span, object target, int index);

    void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value);
}
