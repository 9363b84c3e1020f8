using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>An operator, its two values and their places.</summary>
internal readonly record struct Operands(
    TemplateContext Context,
    SourceSpan Span,
    ScriptBinaryOperator Operator,
    SourceSpan LeftSpan,
    object? Left,
    SourceSpan RightSpan,
    object? Right)
{
    public T Convert<T>(object value) => value is T same ? same : Context.ToObject<T>(Span, value)!;

    public ScriptRuntimeException Error(string message) => new(Span, message);
}
