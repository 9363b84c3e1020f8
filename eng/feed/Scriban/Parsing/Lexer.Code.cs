namespace Scriban.Parsing;

/// <summary>Tokens of code: lines, names, operators.</summary>
internal sealed partial class Lexer
{
    private Token? ReadCode()
    {
        if (interpolationOpened)
        {
            interpolationOpened = false;
            var brace = new TextPosition(at.Offset - 1, at.Line, at.Column - 1);
            return new Token(TokenType.OpenInterpolatedBrace, brace, brace);
        }

        if (interpolationClosed)
        {
            interpolationClosed = false;
            return ReadInterpolated(resumed: true);
        }

        switch (c)
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
                ended = true;
                return Token.Eof;
        }

        var length = Operators.Match(text.AsSpan(at.Offset), out var type);
        if (length > 0)
            return ReadOperator(type, length);
        if (SkipSpacesBeforeLine())
            return null;
        if (c == '$' && Peek(1) is '"' or '\'')
            return ReadInterpolated(resumed: false);
        if (c == '$' || IsNameStart(c))
            return ReadName();
        if (char.IsDigit(c))
            return ReadNumber();

        var invalid = new Token(TokenType.Invalid, at, at);
        Advance();
        return invalid;
    }

    private Token ReadNewLine()
    {
        var start = at;
        var end = at;
        if (c == '\r')
        {
            Advance();
            if (c == '\n')
                end = at;
        }

        if (c == '\n')
            Advance();
        if (SkipSpaces(out var last))
            end = last;
        return new Token(TokenType.NewLine, start, end);
    }

    private Token ReadOperator(TokenType type, int length)
    {
        if (type == TokenType.OpenBrace)
            openBraces++;

        var start = at;
        for (var i = 0; i < length; i++)
            Advance();
        return new Token(type, start, start.NextColumn(length - 1));
    }

    private Token ReadCloseBrace()
    {
        var here = at;
        if (InInterpolation)
        {
            interpolationClosed = true;
            return new Token(TokenType.CloseInterpolatedBrace, here, here);
        }

        if (openBraces > 0)
            openBraces--;
        else
            Error("Unexpected } while no matching {", here, here);
        Advance();
        return new Token(TokenType.CloseBrace, here, here);
    }

    private Token ReadName()
    {
        var start = at;
        var type = c == '$' ? TokenType.IdentifierSpecial : TokenType.Identifier;
        var end = at;
        Advance();
        if (type == TokenType.IdentifierSpecial && c == '$')
        {
            end = at;
            Advance();
            return new Token(type, start, end);
        }

        while (IsNamePart(c))
        {
            end = at;
            Advance();
        }

        return new Token(type, start, end);
    }

    private void SkipComment()
    {
        Advance();
        if (c != '#')
        {
            while ((scriptOnly || !IsExit()) && c is not ('\0' or '\r' or '\n'))
                Advance();
            return;
        }

        Advance();
        while (!IsExit() && c != '\0')
        {
            var mayClose = c == '#';
            Advance();
            if (mayClose && c == '#')
            {
                Advance();
                return;
            }
        }
    }

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => IsNameStart(c) || char.IsDigit(c);
}
