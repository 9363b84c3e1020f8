using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>An error at run time, with its place: <c>file(line,column) : error : text</c>.</summary>
public class ScriptRuntimeException : Exception
{
    public ScriptRuntimeException(SourceSpan span, string message)
        : base(message) => Span = span;

    public ScriptRuntimeException(SourceSpan span, string message, Exception? innerException)
        : base(message, innerException) => Span = span;

    public SourceSpan Span { get; }

    public override string Message => new LogMessage(ParserMessageType.Error, Span, base.Message).ToString();

    public static bool EnableDisplayInnerException { get; set; }

    /// <summary>The text without the place.</summary>
    public string OriginalMessage => base.Message;

    public override string ToString() => EnableDisplayInnerException && InnerException is not null ? base.ToString() : Message;
}
