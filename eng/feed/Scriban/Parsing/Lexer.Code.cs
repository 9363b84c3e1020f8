namespace Scriban.Parsing;

/// <summary>Tokens of code: lines, names, operators.</summary>
internal sealed partial class Lexer
{
    private Token? ReadCode()
    {
        if (_interpolationOpened)
        {
            _interpolationOpened = false;
            var brace = new TextPosition(_at.Offset - 1, _at.Line, _at.Column - 1);
            return new Token(TokenType.OpenInterpolatedBrace, brace, brace);
        }

        if (_interpolationClosed)
        {
            _interpolationClosed = false;
            return ReadInterpolated(resumed: true);
        }

        switch (_c)
        {
            case '\n' or '\r':
                return ReadNewLine();
            case '}':
                return ReadCloseBrace();
            case '#':
                SkipComment();
                return null;
            case '"' or '\'':
                return ReadString();
            case '`':
                return ReadVerbatim();
            case '\0':
                _ended = true;
                return Token.Eof;
        }

        var length = Operators.Match(_text.AsSpan(_at.Offset), out var type);
        if (length > 0)
            return ReadOperator(type, length);
        if (SkipSpacesBeforeLine())
            return null;
        if (_c == '$' && Peek(1) is '"' or '\'')
            return ReadInterpolated(resumed: false);
        if (_c == '$' || IsNameStart(_c))
            return ReadName();
        if (char.IsDigit(_c))
            return ReadNumber();

        var invalid = new Token(TokenType.Invalid, _at, _at);
        Advance();
        return invalid;
    }

    private Token ReadNewLine()
    {
        var start = _at;
        var end = _at;
        if (_c == '\r')
        {
            Advance();
            if (_c == '\n')
                end = _at;
        }

        if (_c == '\n')
            Advance();
        if (SkipSpaces(out var last))
            end = last;
        return new Token(TokenType.NewLine, start, end);
    }

    private Token ReadOperator(TokenType type, int length)
    {
        if (type == TokenType.OpenBrace)
            _openBraces++;

        var start = _at;
        for (var i = 0; i < length; i++)
            Advance();
        return new Token(type, start, start.NextColumn(length - 1));
    }

    private Token ReadCloseBrace()
    {
        var here = _at;
        if (InInterpolation)
        {
            _interpolationClosed = true;
            return new Token(TokenType.CloseInterpolatedBrace, here, here);
        }

        if (_openBraces > 0)
            _openBraces--;
        else
            Error("Unexpected } while no matching {", here, here);
        Advance();
        return new Token(TokenType.CloseBrace, here, here);
    }

    private Token ReadName()
    {
        var start = _at;
        var type = _c == '$' ? TokenType.IdentifierSpecial : TokenType.Identifier;
        var end = _at;
        Advance();
        if (type == TokenType.IdentifierSpecial && _c == '$')
        {
            end = _at;
            Advance();
            return new Token(type, start, end);
        }

        while (IsNamePart(_c))
        {
            end = _at;
            Advance();
        }

        return new Token(type, start, end);
    }

    private void SkipComment()
    {
        Advance();
        if (_c != '#')
        {
            while ((_scriptOnly || !IsExit()) && _c is not ('\0' or '\r' or '\n'))
                Advance();
            return;
        }

        Advance();
        while (!IsExit() && _c != '\0')
        {
            var mayClose = _c == '#';
            Advance();
            if (mayClose && _c == '#')
            {
                Advance();
                return;
            }
        }
    }

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c);
}
