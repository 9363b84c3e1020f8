namespace Scriban.Parsing;

/// <summary>Tokens of strings; what is inside them is decoded by <see cref="StringDecoder"/>.</summary>
internal sealed partial class Lexer
{
    private Token ReadString()
    {
        var start = _at;
        var quote = _c;
        var end = _at;
        Advance();
        while (_c != quote)
        {
            if (_c == '\0')
                return Error($"Unexpected end of file while parsing a string not terminated by a {quote}", end, end);
            if (_c == '\\')
                SkipEscape(ref end, interpolated: false);
            else
                Take(ref end);
        }

        Take(ref end);
        return new Token(TokenType.String, start, end);
    }

    private Token ReadVerbatim()
    {
        var start = _at;
        var quote = _c;
        var end = _at;
        Advance();
        while (true)
        {
            if (_c == '\0')
                return Error($"Unexpected end of file while parsing a verbatim string not terminated by a {quote}", end, end);

            var closes = _c == quote;
            Take(ref end);
            if (!closes)
                continue;
            if (_c != quote)
                return new Token(TokenType.VerbatimString, start, end);
            Take(ref end);
        }
    }

    /// <summary>From <c>$"</c>, or from the brace that closes an expression, to the next opening brace or the end.</summary>
    private Token ReadInterpolated(bool resumed)
    {
        var start = _at;
        var end = _at;
        if (!resumed)
            Advance();
        var quote = resumed ? _interpolations.Peek() : _c;
        Advance();
        while (_c != quote)
        {
            switch (_c)
            {
                case '\0':
                    return Error($"Unexpected end of file while parsing a string not terminated by a {quote}", end, end);
                case '\\':
                    SkipEscape(ref end, interpolated: true);
                    continue;
                case '{':
                    Take(ref end);
                    _interpolationOpened = true;
                    if (resumed)
                        return new Token(TokenType.ContinuationInterpolatedString, start, end);
                    _interpolations.Push(quote);
                    return new Token(TokenType.BeginInterpolatedString, start, end);
                default:
                    Take(ref end);
                    continue;
            }
        }

        Take(ref end);
        if (resumed)
            _interpolations.Pop();
        return new Token(resumed ? TokenType.EndingInterpolatedString : TokenType.InterpolatedString, start, end);
    }

    private void SkipEscape(ref TextPosition end, bool interpolated)
    {
        Take(ref end);
        switch (_c)
        {
            case '\r':
                Take(ref end);
                if (_c == '\n')
                    Take(ref end);
                return;
            case '\n' or '0' or '\'' or '"' or '\\' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
            case '{' when interpolated:
                Take(ref end);
                return;
            case 'u':
                if (SkipHexadecimal(ref end, digits: 4))
                    return;
                Error($"Unexpected hex number `{_c}` following `\\u`. Expecting `\\u0000` to `\\uffff`.", _at, _at);
                break;
            case 'x':
                if (SkipHexadecimal(ref end, digits: 2))
                    return;
                Error($"Unexpected hex number `{_c}` following `\\x`. Expecting `\\x00` to `\\xff`", _at, _at);
                break;
        }

        Error($"Unexpected escape character `{_c}` in string. Only 0 ' \\ \" b f n r t v u0000-uFFFF x00-xFF are allowed", _at, _at);
    }

    private bool SkipHexadecimal(ref TextPosition end, int digits)
    {
        Take(ref end);
        for (; digits > 0; digits--)
        {
            if (!char.IsAsciiHexDigit(_c))
                return false;
            Take(ref end);
        }

        return true;
    }
}
