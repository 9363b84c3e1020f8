using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Makes the tree of a template out of its tokens. Messages and their places are those of the library.</summary>
internal sealed partial class Parser
{
    private readonly Lexer lexer;
    private readonly ParserOptions options;
    private readonly bool scriptOnly;
    private readonly Queue<Token> ahead = new();

    private Token current;
    private Token previous;
    private bool inCode;
    private bool hasFatalError;
    private bool depthReported;
    private int depth;
    private int expressionLevel;
    private int newLinesIgnored;
    private int blockLevel;
    private ScriptBlockStatement? block;

    public Parser(Lexer lexer, ParserOptions options, ScriptMode mode)
    {
        this.lexer = lexer;
        this.options = options;
        scriptOnly = inCode = mode == ScriptMode.ScriptOnly;
        Advance();
    }

    public LogMessageBag Messages { get; } = new();

    public ScriptPage Run()
    {
        var page = Open(new ScriptPage());
        try
        {
            page.Body = ParseBlock(page);
            page.Span = page.Body.Span;
        }
        catch (TooDeepException)
        {
            // Reported where it was found.
        }

        Messages.AddRange(lexer.Errors);
        return page;
    }

    private SourceSpan CurrentSpan => SpanOf(current);

    private string CurrentText => current.TextIn(lexer.Text);

    private void Advance()
    {
        previous = current;
        while (ahead.TryDequeue(out current))
        {
            if (!IsIgnored(current))
                return;
        }

        do
            current = lexer.Next();
        while (IsIgnored(current));
    }

    private Token PeekNext()
    {
        foreach (var token in ahead)
        {
            if (!IsIgnored(token))
                return token;
        }

        while (true)
        {
            var token = lexer.Next();
            if (token.Type == TokenType.Eof)
                return token;

            ahead.Enqueue(token);
            if (!IsIgnored(token))
                return token;
        }
    }

    private bool IsIgnored(Token token) => token.Type == TokenType.NewLine && newLinesIgnored > 0;

    private bool IsKeyword(Token token, string keyword) => token.IsText(keyword, lexer.Text);

    private T Open<T>(T node)
        where T : ScriptNode
    {
        node.Span = new SourceSpan(lexer.Path, current.Start, default);
        return node;
    }

    private T Close<T>(T node)
        where T : ScriptNode
    {
        node.Span.End = previous.End;
        return node;
    }

    private void Expect(TokenType type)
    {
        if (current.Type != type)
            Report(CurrentSpan, $"Unexpected token found `{Quote(current)}` while expecting `{Operators.TextOf(type)}`.");
        Advance();
    }

    private void ExpectKeyword(string keyword)
    {
        if (!IsKeyword(current, keyword))
            Report(CurrentSpan, $"Unexpected keyword found `{Quote(current)}` while expecting `{keyword}`.");
        Advance();
    }

    private SourceSpan SpanOf(Token token) => new(lexer.Path, token.Start, token.End);

    private void Report(string message) => Report(CurrentSpan, message);

    private void Report(SourceSpan span, string message, bool fatal = false)
    {
        Messages.Add(new LogMessage(ParserMessageType.Error, span, message));
        hasFatalError |= fatal;
    }

    private void Report(ScriptNode node, string message) => Report(node, node.Span, message);

    private void Report(ScriptNode node, SourceSpan span, string message) =>
        Report(span, $"Error while parsing {node.Syntax.Name}: {message}{(message.EndsWith("after", StringComparison.Ordinal) ? string.Empty : " in")}: {node.Syntax.Example}");

    /// <summary>The text of a token with its control characters made visible.</summary>
    private string Quote(Token token)
    {
        var text = token.TextIn(lexer.Text);
        if (!text.Any(char.IsControl))
            return text;

        var quoted = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '\v' => quoted.Append("\\v"),
                '\f' => quoted.Append("\\f"),
                '\b' => quoted.Append("\\b"),
                '\a' => quoted.Append("\\a"),
                '\0' => quoted.Append("\\0"),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.ToString();
    }

    private void Enter()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Report(SpanOf(previous), "The parser recursive depth limit was reached near a stack overflow", fatal: true);
            throw new TooDeepException();
        }

        depth++;
        var limit = options.ExpressionDepthLimit;
        if (limit <= 0 || depth <= limit)
            return;

        if (!depthReported)
            Report(SpanOf(previous), $"The statement depth limit `{limit}` was reached when parsing this statement", fatal: true);
        depthReported = true;
        throw new TooDeepException();
    }

    private void Leave() => depth--;

    private sealed class TooDeepException : Exception;
}
