namespace Scriban.Parsing;

/// <summary>Tokens of numbers.</summary>
internal sealed partial class Lexer
{
    private Token ReadNumber()
    {
        var start = _at;
        var end = _at;
        var zero = _c == '0';
        Advance();
        if (zero && _c == 'x')
            return ReadHexadecimal(start);
        if (zero && _c == 'b')
            return ReadBinary(start);

        while (char.IsDigit(_c) || _c == '_')
            Take(ref end);

        var isFloat = _c == '.' && IsFraction(Peek(1));
        if (isFloat)
        {
            Take(ref end);
            while (char.IsDigit(_c))
                Take(ref end);
        }

        if (_c is 'e' or 'E')
        {
            Take(ref end);
            if (_c is '+' or '-')
                Take(ref end);
            if (!char.IsDigit(_c))
                return Error("Expecting at least one digit after the exponent", _at, _at);
            while (char.IsDigit(_c))
                Take(ref end);
        }

        if (IsFloatSuffix(_c) && !IsNamePart(Peek(1)))
        {
            isFloat = true;
            Take(ref end);
        }

        return new Token(isFloat ? TokenType.Float : TokenType.Integer, start, end);
    }

    /// <summary>Two dots are a range and a letter is a member, unless it is an exponent or a suffix.</summary>
    private static bool IsFraction(char next) =>
        next != '.' && (IsFloatSuffix(next) || next is 'e' or 'E' || !char.IsLetter(next));

    private static bool IsFloatSuffix(char c) => c is 'f' or 'F' or 'd' or 'D' or 'm' or 'M';

    private Token ReadHexadecimal(TextPosition start)
    {
        var end = _at;
        var any = false;
        Advance();
        while (char.IsAsciiHexDigit(_c) || _c == '_')
        {
            any |= _c != '_';
            Take(ref end);
        }

        TakeUnsigned(ref end);
        return any
            ? new Token(TokenType.HexaInteger, start, end)
            : Error("Invalid hex number, expecting at least a hex digit [0-9a-fA-F] after 0x", start, end);
    }

    private Token ReadBinary(TextPosition start)
    {
        var end = _at;
        var any = false;
        Advance();
        while (_c is '0' or '1' or '_')
        {
            any |= _c != '_';
            Take(ref end);
        }

        if (any && _c == '.' && Peek(1) is '0' or '1')
            return Error("Binary fractions are not supported by this stand-in of Scriban", start, end);
        TakeUnsigned(ref end);
        return any
            ? new Token(TokenType.BinaryInteger, start, end)
            : Error("Invalid binary number, expecting at least a binary digit 0 or 1 after 0b", start, end);
    }

    private void TakeUnsigned(ref TextPosition end)
    {
        if (_c is 'u' or 'U' && !IsNamePart(Peek(1)))
            Take(ref end);
    }

    private void Take(ref TextPosition end)
    {
        end = _at;
        Advance();
    }
}
