namespace Scriban.Parsing;

/// <summary>
/// Cuts a source into tokens, one at a time: text outside the braces, code inside them. Spaces and comments make no
/// token; what <c>-</c> and <c>~</c> at a brace take away is gone from the text around it.
/// </summary>
internal sealed partial class Lexer
{
    private const char Greedy = '-';
    private const char UpToLine = '~';

    private readonly string text;
    private readonly string path;
    private readonly bool scriptOnly;
    private readonly List<LogMessage> errors = [];
    private readonly Stack<char> interpolations = new();

    private TextPosition at;
    private char c;
    private Block block;
    private int escapePercents;
    private int openBraces;
    private bool interpolationOpened;
    private bool interpolationClosed;
    private bool ended;

    public Lexer(string text, string? path, LexerOptions options)
    {
        this.text = text;
        this.path = path ?? "<input>";
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.StartPosition.Offset, text.Length, nameof(options));
        scriptOnly = options.Mode == ScriptMode.ScriptOnly;
        block = scriptOnly ? Block.Code : Block.Text;
        at = options.StartPosition;
        c = at.Offset < text.Length ? text[at.Offset] : '\0';
    }

    private enum Block
    {
        Text,
        Code,
        Escape,
    }

    public string Text => text;

    public string Path => path;

    public IReadOnlyList<LogMessage> Errors => errors;

    private bool AtEnd => at.Offset >= text.Length;

    private bool InInterpolation => interpolations.Count > 0;

    public Token Next()
    {
        while (!ended && !AtEnd)
        {
            var token = block switch
            {
                Block.Code => NextInCode(),
                Block.Escape => NextInEscape(),
                _ => NextInText(),
            };
            if (token is { } found)
                return found;
        }

        ended = true;
        return Token.Eof;
    }

    private Token? NextInText() => IsEnter(out _) ? ReadEnter() : ReadText(TokenType.Raw);

    private Token? NextInEscape() => IsExit() ? ReadExit() : ReadText(TokenType.Escape);

    private Token? NextInCode()
    {
        if (!scriptOnly && IsExit())
            return ReadExit();
        return ReadCode();
    }

    /// <summary>At <c>{{</c>, or at <c>{%{</c> with any number of percent signs?</summary>
    private bool IsEnter(out char strip)
    {
        strip = '\0';
        if (c != '{')
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
        var start = at;
        var end = at;
        Advance();
        for (; c == '%'; end = end.NextColumn())
        {
            escapePercents++;
            Advance();
        }

        end = end.NextColumn();
        Advance();
        if (c is Greedy or UpToLine)
        {
            end = end.NextColumn();
            Advance();
        }

        block = escapePercents > 0 ? Block.Escape : Block.Code;
        return new Token(escapePercents > 0 ? TokenType.EscapeEnter : TokenType.CodeEnter, start, end);
    }

    /// <summary>At the braces that close this block, a sign before them included? An open <c>{</c> of the code comes first.</summary>
    private bool IsExit()
    {
        if (openBraces > 0 || InInterpolation)
            return false;

        var ahead = c is Greedy or UpToLine ? 1 : 0;
        if (Peek(ahead) != '}')
            return false;

        for (var percent = 1; percent <= escapePercents; percent++)
        {
            if (Peek(ahead + percent) != '%')
                return false;
        }

        return Peek(ahead + escapePercents + 1) == '}';
    }

    private Token ReadExit()
    {
        var start = at;
        var strip = c is Greedy or UpToLine ? c : '\0';
        if (strip != '\0')
            Advance();

        for (var i = 0; i <= escapePercents; i++)
            Advance();
        var end = at;
        Advance();

        var type = escapePercents > 0 ? TokenType.EscapeExit : TokenType.CodeExit;
        escapePercents = 0;
        block = Block.Text;
        if (strip == Greedy)
            SkipSpaces(out _);
        else if (strip == UpToLine)
            SkipSpacesOfLine();
        return new Token(type, start, end);
    }

    /// <summary>Text up to the next brace; nothing, if the sign at that brace takes all of it away.</summary>
    private Token? ReadText(TokenType type)
    {
        var start = at;
        var end = at;
        var strip = '\0';
        TextPosition? lastMark = null;
        TextPosition? lastMarkOrLine = null;
        while (c != '\0')
        {
            if (block == Block.Text ? IsEnter(out strip) : IsExit())
                break;

            if (!char.IsWhiteSpace(c))
                lastMark = lastMarkOrLine = at;
            else if (c == '\n' || (c == '\r' && Peek(1) != '\n'))
                lastMarkOrLine = at;

            end = at;
            Advance();
        }

        if (c == '\0' && !AtEnd)
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
        var start = last = at;
        while (char.IsWhiteSpace(c))
        {
            last = at;
            Advance();
        }

        return start != at;
    }

    private bool SkipSpacesBeforeLine()
    {
        var start = at;
        while (c != '\n' && char.IsWhiteSpace(c))
            Advance();
        return start != at;
    }

    private void SkipSpacesOfLine()
    {
        SkipSpacesBeforeLine();
        if (c == '\n')
            Advance();
    }

    private char Peek(int count)
    {
        var offset = at.Offset + count;
        return (uint)offset < (uint)text.Length ? text[offset] : '\0';
    }

    private void Advance()
    {
        var offset = at.Offset + 1;
        if (offset >= text.Length)
        {
            at.Offset = text.Length;
            c = '\0';
            return;
        }

        var next = text[offset];
        at = c == '\n' || (c == '\r' && next != '\n')
            ? new TextPosition(offset, at.Line + 1, 0)
            : new TextPosition(offset, at.Line, at.Column + 1);
        c = next;
    }

    private Token Error(string message, TextPosition start, TextPosition end)
    {
        errors.Add(new LogMessage(ParserMessageType.Error, new SourceSpan(path, start, end), message));
        return new Token(TokenType.Invalid, start, end);
    }
}
