using Scriban.Parsing;
using Scriban.Syntax;

namespace Scriban.Runtime.Accessors;

internal sealed class StringAccessor : SizedAccessor
{
    public static new readonly StringAccessor Default = new();

    public override int GetLength(TemplateContext context, SourceSpan span, object target) => ((string)target).Length;

    public override object GetValue(TemplateContext context, SourceSpan span, object target, int index) => ((string)target)[index].ToString();

    public override void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
        throw new ScriptRuntimeException(span, "Cannot replace a character in a string");
}
