namespace Scriban.Parsing;

/// <summary>
/// Cuts a source into tokens, one at a time: text outside the braces, code inside them. Spaces and comments make no
/// token; what <c>-</c> and <c>~</c> at a brace take away is gone from the text around it.
/// </summary>
internal sealed partial class Lexer
{
    private const char Greedy = '-';
    private const char UpToLine = '~';

    private readonly string _text;
    private readonly string _path;
    private readonly bool _scriptOnly;
    private readonly List<LogMessage> _errors = [];
    private readonly Stack<char> _interpolations = new();

    private TextPosition _at;
    private char _c;
    private Block _block;
    private int _escapePercents;
    private int _openBraces;
    private bool _interpolationOpened;
    private bool _interpolationClosed;
    private bool _ended;

    public Lexer(string text, string? path, LexerOptions options)
    {
        _text = text;
        _path = path ?? "<input>";
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.StartPosition.Offset, text.Length, nameof(options));
        _scriptOnly = options.Mode == ScriptMode.ScriptOnly;
        _block = _scriptOnly ? Block.Code : Block.Text;
        _at = options.StartPosition;
        _c = _at.Offset < text.Length ? text[_at.Offset] : '\0';
    }

    private enum Block
    {
        Text,
        Code,
        Escape,
    }

    public string Text => _text;

    public string Path => _path;

    public IReadOnlyList<LogMessage> Errors => _errors;

    private bool AtEnd => _at.Offset >= _text.Length;

    private bool InInterpolation => _interpolations.Count > 0;

    public Token Next()
    {
        while (!_ended && !AtEnd)
        {
            var token = _block switch
            {
                Block.Code => NextInCode(),
                Block.Escape => NextInEscape(),
                _ => NextInText(),
            };
            if (token is { } found)
                return found;
        }

        _ended = true;
        return Token.Eof;
    }

    private Token? NextInText() => IsEnter(out _) ? ReadEnter() : ReadText(TokenType.Raw);

    private Token? NextInEscape() => IsExit() ? ReadExit() : ReadText(TokenType.Escape);

    private Token? NextInCode()
    {
        if (!_scriptOnly && IsExit())
            return ReadExit();
        return ReadCode();
    }

    /// <summary>At <c>{{</c>, or at <c>{%{</c> with any number of percent signs?</summary>
    private bool IsEnter(out char strip)
    {
        strip = '\0';
        if (_c != '{')
            return false;

        var ahead = 1;
        while (Peek(ahead) == '%')
            ahead++;
        if (Peek(ahead) != '{')
            return false;

        var after = Peek(ahead + 1);
        if (after is Greedy or UpToLine)
            strip = after;
        return true;
    }

    private Token ReadEnter()
    {
        var start = _at;
        var end = _at;
        Advance();
        for (; _c == '%'; end = end.NextColumn())
        {
            _escapePercents++;
            Advance();
        }

        end = end.NextColumn();
        Advance();
        if (_c is Greedy or UpToLine)
        {
            end = end.NextColumn();
            Advance();
        }

        _block = _escapePercents > 0 ? Block.Escape : Block.Code;
        return new Token(_escapePercents > 0 ? TokenType.EscapeEnter : TokenType.CodeEnter, start, end);
    }

    /// <summary>At the braces that close this block, a sign before them included? An open <c>{</c> of the code comes first.</summary>
    private bool IsExit()
    {
        if (_openBraces > 0 || InInterpolation)
            return false;

        var ahead = _c is Greedy or UpToLine ? 1 : 0;
        if (Peek(ahead) != '}')
            return false;

        for (var percent = 1; percent <= _escapePercents; percent++)
        {
            if (Peek(ahead + percent) != '%')
                return false;
        }

        return Peek(ahead + _escapePercents + 1) == '}';
    }

    private Token ReadExit()
    {
        var start = _at;
        var strip = _c is Greedy or UpToLine ? _c : '\0';
        if (strip != '\0')
            Advance();

        for (var i = 0; i <= _escapePercents; i++)
            Advance();
        var end = _at;
        Advance();

        var type = _escapePercents > 0 ? TokenType.EscapeExit : TokenType.CodeExit;
        _escapePercents = 0;
        _block = Block.Text;
        if (strip == Greedy)
            SkipSpaces(out _);
        else if (strip == UpToLine)
            SkipSpacesOfLine();
        return new Token(type, start, end);
    }

    /// <summary>Text up to the next brace; nothing, if the sign at that brace takes all of it away.</summary>
    private Token? ReadText(TokenType type)
    {
        var start = _at;
        var end = _at;
        var strip = '\0';
        TextPosition? lastMark = null;
        TextPosition? lastMarkOrLine = null;
        while (_c != '\0')
        {
            if (_block == Block.Text ? IsEnter(out strip) : IsExit())
                break;

            if (!char.IsWhiteSpace(_c))
                lastMark = lastMarkOrLine = _at;
            else if (_c == '\n' || (_c == '\r' && Peek(1) != '\n'))
                lastMarkOrLine = _at;

            end = _at;
            Advance();
        }

        if (_c == '\0' && !AtEnd)
            Advance();

        var last = strip switch
        {
            Greedy => lastMark,
            UpToLine => lastMarkOrLine,
            _ => end,
        };
        return last is { } kept ? new Token(type, start, kept) : null;
    }

    private bool SkipSpaces(out TextPosition last)
    {
        var start = last = _at;
        while (char.IsWhiteSpace(_c))
        {
            last = _at;
            Advance();
        }

        return start != _at;
    }

    private bool SkipSpacesBeforeLine()
    {
        var start = _at;
        while (_c != '\n' && char.IsWhiteSpace(_c))
            Advance();
        return start != _at;
    }

    private void SkipSpacesOfLine()
    {
        SkipSpacesBeforeLine();
        if (_c == '\n')
            Advance();
    }

    private char Peek(int count)
    {
        var offset = _at.Offset + count;
        return (uint)offset < (uint)_text.Length ? _text[offset] : '\0';
    }

    private void Advance()
    {
        var offset = _at.Offset + 1;
        if (offset >= _text.Length)
        {
            _at.Offset = _text.Length;
            _c = '\0';
            return;
        }

        var next = _text[offset];
        _at = _c == '\n' || (_c == '\r' && next != '\n')
            ? new TextPosition(offset, _at.Line + 1, 0)
            : new TextPosition(offset, _at.Line, _at.Column + 1);
        _c = next;
    }

    private Token Error(string message, TextPosition start, TextPosition end)
    {
        _errors.Add(new LogMessage(ParserMessageType.Error, new SourceSpan(_path, start, end), message));
        return new Token(TokenType.Invalid, start, end);
    }
}
