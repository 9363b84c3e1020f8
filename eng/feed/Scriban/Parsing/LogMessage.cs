namespace Scriban.Parsing;

/// <summary>What the parser has to say about a place; printed as <c>file(line,column) : error : text</c>.</summary>
public class LogMessage(ParserMessageType type, SourceSpan span, string message)
{
    public ParserMessageType Type { get; set; } = type;

    public SourceSpan Span { get; set; } = span;

    public string Message { get; set; } = message;

    public override string ToString() => $"{Span.ToStringSimple()} : {Type.ToString().ToLowerInvariant()} : {Message}";
}
