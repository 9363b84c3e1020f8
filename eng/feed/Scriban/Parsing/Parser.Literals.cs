using System.Globalization;
using System.Numerics;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Literals: numbers, strings, arrays, objects.</summary>
internal sealed partial class Parser
{
    private ScriptLiteral CloseLiteral(object? value, char quote = '"')
    {
        var literal = Open(new ScriptLiteral(value, quote));
        Advance();
        return Close(literal);
    }

    private ScriptLiteral ParseInteger()
    {
        var text = CurrentText.Replace("_", string.Empty, StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.Integer | NumberStyles.AllowExponent;
        if (long.TryParse(text, styles, CultureInfo.InvariantCulture, out var number))
            return CloseLiteral(number is >= int.MinValue and <= int.MaxValue ? (object)(int)number : number);
        if (BigInteger.TryParse(text, styles, CultureInfo.InvariantCulture, out var big))
            return CloseLiteral(big);

        Report($"Unable to parse the integer {text}");
        return CloseLiteral(null);
    }

    /// <summary>As many bits as they fill: 32, 64 or any; with the suffix u they are never negative.</summary>
    private ScriptLiteral ParseBits(int bitsPerDigit)
    {
        var text = CurrentText[2..].Replace("_", string.Empty, StringComparison.Ordinal);
        var unsigned = text[^1] is 'u' or 'U';
        var value = BigInteger.Zero;
        foreach (var digit in unsigned ? text[..^1] : text)
            value = (value << bitsPerDigit) | Convert.ToInt32(digit.ToString(), 16);

        if (value <= uint.MaxValue)
            return CloseLiteral(unsigned ? (object)(long)value : unchecked((int)(uint)value));
        return CloseLiteral(value <= ulong.MaxValue && !unsigned ? (object)unchecked((long)(ulong)value) : value);
    }

    private ScriptLiteral ParseFloat()
    {
        var text = CurrentText;
        var suffix = char.ToLowerInvariant(text[^1]);
        var digits = suffix is 'f' or 'd' or 'm' ? text[..^1] : text;
        object? value = null;
        if (suffix == 'f')
        {
            if (float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var single))
                value = single;
            else
                Report($"Unable to parse float value `{text}`");
            return CloseLiteral(value);
        }

        var wantsDecimal = suffix == 'm' || (_options.ParseFloatAsDecimal && suffix != 'd');
        if (wantsDecimal && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            value = exact;
        else if (suffix != 'm' && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            value = number;
        else
            Report($"Unable to parse double value `{text}`");
        return CloseLiteral(value);
    }

    private ScriptLiteral ParseString()
    {
        var (_, start, end) = _current;
        return CloseLiteral(StringDecoder.Decode(Between(start.Offset + 1, end.Offset), interpolated: false, ReportEscape), _lexer.Text[start.Offset]);
    }

    private ScriptLiteral ParseVerbatim()
    {
        var (_, start, end) = _current;
        return CloseLiteral(StringDecoder.DecodeVerbatim(Between(start.Offset + 1, end.Offset)), '`');
    }

    private ScriptInterpolatedString ParseInterpolatedString()
    {
        var text = Open(new ScriptInterpolatedString());
        var hasHoles = _current.Type == TokenType.BeginInterpolatedString;
        text.Parts.Add(ParseInterpolatedPart());
        while (hasHoles)
        {
            if (_current.Type == TokenType.EndingInterpolatedString)
            {
                text.Parts.Add(ParseInterpolatedPart());
                break;
            }

            if (ParseExpression(text) is not { } part)
                break;
            text.Parts.Add(part);
        }

        return Close(text);
    }

    private ScriptLiteral ParseInterpolatedPart()
    {
        var (type, start, end) = _current;
        var prefix = type is TokenType.BeginInterpolatedString or TokenType.InterpolatedString ? 2 : 1;
        return CloseLiteral(StringDecoder.Decode(Between(start.Offset + prefix, end.Offset), interpolated: true, ReportEscape));
    }

    private ScriptInterpolation ParseInterpolation()
    {
        var hole = Open(new ScriptInterpolation());
        Advance();
        hole.Expression = ExpectExpression(hole);
        if (_current.Type == TokenType.CloseInterpolatedBrace)
            Advance();
        else
            Report("Opened interpolated expression not closed on the same line.");
        return Close(hole);
    }

    private ScriptArrayInitializer ParseArray()
    {
        Enter();
        try
        {
            var array = Open(new ScriptArrayInitializer());
            _newLinesIgnored++;
            Advance();
            while (_current.Type != TokenType.CloseBracket && ExpectExpression(array) is { } value)
            {
                array.Values.Add(value);
                if (_current.Type != TokenType.Comma)
                    break;
                Advance();
            }

            _newLinesIgnored--;
            Expect(TokenType.CloseBracket);
            return Close(array);
        }
        finally
        {
            Leave();
        }
    }

    private ScriptObjectInitializer ParseObject()
    {
        var value = Open(new ScriptObjectInitializer());
        _newLinesIgnored++;
        Advance();
        var isSound = true;
        while (isSound && _current.Type != TokenType.CloseBrace)
        {
            isSound = TryParseMember(value);
            if (!isSound)
                break;
            if (_current.Type == TokenType.Comma)
                Advance();
            else if (_current.Type != TokenType.CloseBrace)
                isSound = ReportMember();
        }

        _newLinesIgnored--;
        if (isSound)
            Expect(TokenType.CloseBrace);
        return Close(value);
    }

    private bool ReportMember()
    {
        Report($"Unexpected token `{Quote(_current)}` while parsing object initializer. Expecting a simple identifier for the member name.");
        return false;
    }

    private bool TryParseMember(ScriptObjectInitializer parent)
    {
        if (_current.Type is not (TokenType.Identifier or TokenType.String or TokenType.InterpolatedString or TokenType.BeginInterpolatedString))
            return ReportMember();

        var start = _current;
        var member = Open(new ScriptObjectMember());
        member.Name = _current.Type switch
        {
            TokenType.Identifier => ParseVariable(),
            TokenType.String => ParseString(),
            _ => ParseInterpolatedString(),
        };

        switch (member.Name)
        {
            case ScriptVariableGlobal or ScriptLiteral { Value: string }:
                break;
            case ScriptLiteral literal:
                Report(SpanOf(start), $"Invalid literal member `{literal.Value}/{literal.Value?.GetType()}` found for object initializer member name. Only literal string or identifier name are allowed");
                return false;
            default:
                Report(SpanOf(start), $"Unexpected member type `{member.Name}/{member.Name.Syntax.Name}` found for object initializer member name");
                return false;
        }

        if (_current.Type != TokenType.Colon)
        {
            Report($"Unexpected token `{Quote(_current)}` Expecting a colon : after identifier `{(member.Name as ScriptVariable)?.Name}` for object initializer member name");
            return false;
        }

        Advance();
        if (!IsExpressionStart())
        {
            Report($"Unexpected token `{Quote(_current)}`. Expecting an expression for the value of the member.");
            return false;
        }

        member.Value = ParseExpression(parent);
        if (member.Value is null)
            return false;

        parent.Members.Add(Close(member));
        return true;
    }

    private void ReportEscape(char c) => Report($"Unexpected escape character `{c}` in string");

    private ReadOnlySpan<char> Between(int start, int end) => _lexer.Text.AsSpan(start, Math.Max(0, end - start));
}
