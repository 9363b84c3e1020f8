using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Makes the tree of a template out of its tokens. Messages and their places are those of the library.</summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly ParserOptions _options;
    private readonly bool _scriptOnly;
    private readonly Queue<Token> _ahead = new();

    private Token _current;
    private Token _previous;
    private bool _inCode;
    private bool _hasFatalError;
    private bool _depthReported;
    private int _depth;
    private int _expressionLevel;
    private int _newLinesIgnored;
    private int _blockLevel;
    private ScriptBlockStatement? _block;

    public Parser(Lexer lexer, ParserOptions options, ScriptMode mode)
    {
        _lexer = lexer;
        _options = options;
        _scriptOnly = _inCode = mode == ScriptMode.ScriptOnly;
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

        Messages.AddRange(_lexer.Errors);
        return page;
    }

    private SourceSpan CurrentSpan => SpanOf(_current);

    private string CurrentText => _current.TextIn(_lexer.Text);

    private void Advance()
    {
        _previous = _current;
        while (_ahead.TryDequeue(out _current))
        {
            if (!IsIgnored(_current))
                return;
        }

        do
            _current = _lexer.Next();
        while (IsIgnored(_current));
    }

    private Token PeekNext()
    {
        foreach (var token in _ahead)
        {
            if (!IsIgnored(token))
                return token;
        }

        while (true)
        {
            var token = _lexer.Next();
            if (token.Type == TokenType.Eof)
                return token;

            _ahead.Enqueue(token);
            if (!IsIgnored(token))
                return token;
        }
    }

    private bool IsIgnored(Token token) => token.Type == TokenType.NewLine && _newLinesIgnored > 0;

    private bool IsKeyword(Token token, string keyword) => token.IsText(keyword, _lexer.Text);

    private T Open<T>(T node)
        where T : ScriptNode
    {
        node.Span = new SourceSpan(_lexer.Path, _current.Start, default);
        return node;
    }

    private T Close<T>(T node)
        where T : ScriptNode
    {
        node.Span.End = _previous.End;
        return node;
    }

    private void Expect(TokenType type)
    {
        if (_current.Type != type)
            Report(CurrentSpan, $"Unexpected token found `{Quote(_current)}` while expecting `{Operators.TextOf(type)}`.");
        Advance();
    }

    private void ExpectKeyword(string keyword)
    {
        if (!IsKeyword(_current, keyword))
            Report(CurrentSpan, $"Unexpected keyword found `{Quote(_current)}` while expecting `{keyword}`.");
        Advance();
    }

    private SourceSpan SpanOf(Token token) => new(_lexer.Path, token.Start, token.End);

    private void Report(string message) => Report(CurrentSpan, message);

    private void Report(SourceSpan span, string message, bool fatal = false)
    {
        Messages.Add(new LogMessage(ParserMessageType.Error, span, message));
        _hasFatalError |= fatal;
    }

    private void Report(ScriptNode node, string message) => Report(node, node.Span, message);

    private void Report(ScriptNode node, SourceSpan span, string message) =>
        Report(span, $"Error while parsing {node.Syntax.Name}: {message}{(message.EndsWith("after", StringComparison.Ordinal) ? string.Empty : " in")}: {node.Syntax.Example}");

    /// <summary>The text of a token with its control characters made visible.</summary>
    private string Quote(Token token)
    {
        var text = token.TextIn(_lexer.Text);
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
            Report(SpanOf(_previous), "The parser recursive depth limit was reached near a stack overflow", fatal: true);
            throw new TooDeepException();
        }

        _depth++;
        var limit = _options.ExpressionDepthLimit;
        if (limit <= 0 || _depth <= limit)
            return;

        if (!_depthReported)
            Report(SpanOf(_previous), $"The statement depth limit `{limit}` was reached when parsing this statement", fatal: true);
        _depthReported = true;
        throw new TooDeepException();
    }

    private void Leave() => _depth--;

    private sealed class TooDeepException : Exception;
}
