using System.Collections.Frozen;

namespace Scriban.Parsing;

/// <summary>The spelling of every operator and bracket; the longest that fits is the token.</summary>
internal static class Operators
{
    private const int Longest = 3;

    private static readonly FrozenDictionary<string, TokenType> Types = new Dictionary<string, TokenType>
    {
        [";"] = TokenType.SemiColon,
        [":"] = TokenType.Colon,
        ["@"] = TokenType.Arroba,
        ["^"] = TokenType.Caret,
        ["^^"] = TokenType.DoubleCaret,
        ["*"] = TokenType.Asterisk,
        ["*="] = TokenType.AsteriskEqual,
        ["/"] = TokenType.Divide,
        ["/="] = TokenType.DivideEqual,
        ["//"] = TokenType.DoubleDivide,
        ["//="] = TokenType.DoubleDivideEqual,
        ["+"] = TokenType.Plus,
        ["++"] = TokenType.DoublePlus,
        ["+="] = TokenType.PlusEqual,
        ["-"] = TokenType.Minus,
        ["--"] = TokenType.DoubleMinus,
        ["-="] = TokenType.MinusEqual,
        ["%"] = TokenType.Percent,
        ["%="] = TokenType.PercentEqual,
        [","] = TokenType.Comma,
        ["&"] = TokenType.Amp,
        ["&&"] = TokenType.DoubleAmp,
        ["?"] = TokenType.Question,
        ["??"] = TokenType.DoubleQuestion,
        ["?."] = TokenType.QuestionDot,
        ["?!"] = TokenType.QuestionExclamation,
        ["|"] = TokenType.VerticalBar,
        ["||"] = TokenType.DoubleVerticalBar,
        ["|>"] = TokenType.PipeGreater,
        ["."] = TokenType.Dot,
        [".."] = TokenType.DoubleDot,
        ["..<"] = TokenType.DoubleDotLess,
        ["..."] = TokenType.TripleDot,
        ["!"] = TokenType.Exclamation,
        ["!="] = TokenType.ExclamationEqual,
        ["="] = TokenType.Equal,
        ["=="] = TokenType.DoubleEqual,
        ["<"] = TokenType.Less,
        ["<="] = TokenType.LessEqual,
        ["<<"] = TokenType.DoubleLessThan,
        [">"] = TokenType.Greater,
        [">="] = TokenType.GreaterEqual,
        [">>"] = TokenType.DoubleGreaterThan,
        ["("] = TokenType.OpenParen,
        [")"] = TokenType.CloseParen,
        ["["] = TokenType.OpenBracket,
        ["]"] = TokenType.CloseBracket,
        ["{"] = TokenType.OpenBrace,
        ["}"] = TokenType.CloseBrace,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, TokenType>.AlternateLookup<ReadOnlySpan<char>> Lookup = Types.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<TokenType, string> Texts = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The operator at the start of the text and its length; 0 if there is none.</summary>
    public static int Match(ReadOnlySpan<char> text, out TokenType type)
    {
        for (var length = Math.Min(Longest, text.Length); length > 0; length--)
        {
            if (Lookup.TryGetValue(text[..length], out type))
                return length;
        }

        type = TokenType.Invalid;
        return 0;
    }

    public static string TextOf(TokenType type) => type switch
    {
        TokenType.CodeEnter => "{{",
        TokenType.CodeExit => "}}",
        TokenType.OpenInterpolatedBrace => "{",
        TokenType.CloseInterpolatedBrace => "}",
        _ => Texts.GetValueOrDefault(type, string.Empty),
    };
}
