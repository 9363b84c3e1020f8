using Scriban.Parsing;

namespace Scriban.Syntax;

/// <summary>The operators between two expressions: token, precedence (the higher binds first) and text.</summary>
internal static class BinaryOperators
{
    public static (ScriptBinaryOperator Operator, int Precedence) Of(TokenType token) => token switch
    {
        TokenType.DoubleQuestion => (ScriptBinaryOperator.EmptyCoalescing, 20),
        TokenType.QuestionExclamation => (ScriptBinaryOperator.NotEmptyCoalescing, 20),
        TokenType.DoubleVerticalBar => (ScriptBinaryOperator.Or, 30),
        TokenType.DoubleAmp => (ScriptBinaryOperator.And, 40),
        TokenType.DoubleEqual => (ScriptBinaryOperator.CompareEqual, 70),
        TokenType.ExclamationEqual => (ScriptBinaryOperator.CompareNotEqual, 70),
        TokenType.Less => (ScriptBinaryOperator.CompareLess, 80),
        TokenType.LessEqual => (ScriptBinaryOperator.CompareLessOrEqual, 80),
        TokenType.Greater => (ScriptBinaryOperator.CompareGreater, 80),
        TokenType.GreaterEqual => (ScriptBinaryOperator.CompareGreaterOrEqual, 80),
        TokenType.Plus => (ScriptBinaryOperator.Add, 100),
        TokenType.Minus => (ScriptBinaryOperator.Subtract, 100),
        TokenType.Asterisk => (ScriptBinaryOperator.Multiply, 110),
        TokenType.Divide => (ScriptBinaryOperator.Divide, 110),
        TokenType.DoubleDivide => (ScriptBinaryOperator.DivideRound, 110),
        TokenType.Percent => (ScriptBinaryOperator.Modulus, 110),
        TokenType.DoubleLessThan => (ScriptBinaryOperator.ShiftLeft, 110),
        TokenType.DoubleGreaterThan => (ScriptBinaryOperator.ShiftRight, 110),
        TokenType.DoubleDot => (ScriptBinaryOperator.RangeInclude, 130),
        TokenType.DoubleDotLess => (ScriptBinaryOperator.RangeExclude, 130),
        _ => (ScriptBinaryOperator.None, 0),
    };

    /// <summary>The operation of <c>+=</c> and its like; nothing for any other token but <c>=</c>.</summary>
    public static bool IsAssignment(TokenType token, out ScriptBinaryOperator operation)
    {
        operation = token switch
        {
            TokenType.PlusEqual => ScriptBinaryOperator.Add,
            TokenType.MinusEqual => ScriptBinaryOperator.Subtract,
            TokenType.AsteriskEqual => ScriptBinaryOperator.Multiply,
            TokenType.DivideEqual => ScriptBinaryOperator.Divide,
            TokenType.DoubleDivideEqual => ScriptBinaryOperator.DivideRound,
            TokenType.PercentEqual => ScriptBinaryOperator.Modulus,
            _ => ScriptBinaryOperator.None,
        };
        return token == TokenType.Equal || operation != ScriptBinaryOperator.None;
    }

    public static string ToText(this ScriptBinaryOperator operation) => operation switch
    {
        ScriptBinaryOperator.EmptyCoalescing => "??",
        ScriptBinaryOperator.NotEmptyCoalescing => "?!",
        ScriptBinaryOperator.Or => "||",
        ScriptBinaryOperator.And => "&&",
        ScriptBinaryOperator.CompareEqual => "==",
        ScriptBinaryOperator.CompareNotEqual => "!=",
        ScriptBinaryOperator.CompareLessOrEqual => "<=",
        ScriptBinaryOperator.CompareGreaterOrEqual => ">=",
        ScriptBinaryOperator.CompareLess => "<",
        ScriptBinaryOperator.CompareGreater => ">",
        ScriptBinaryOperator.Add => "+",
        ScriptBinaryOperator.Subtract => "-",
        ScriptBinaryOperator.Multiply => "*",
        ScriptBinaryOperator.Divide => "/",
        ScriptBinaryOperator.DivideRound => "//",
        ScriptBinaryOperator.Modulus => "%",
        ScriptBinaryOperator.ShiftLeft => "<<",
        ScriptBinaryOperator.ShiftRight => ">>",
        ScriptBinaryOperator.RangeInclude => "..",
        ScriptBinaryOperator.RangeExclude => "..<",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    public static bool IsComparison(this ScriptBinaryOperator operation) =>
        operation is >= ScriptBinaryOperator.CompareEqual and <= ScriptBinaryOperator.CompareGreater;

    /// <summary>The answer of a comparison, from what <see cref="IComparable.CompareTo"/> gave.</summary>
    public static bool Holds(this ScriptBinaryOperator operation, int comparison) => operation switch
    {
        ScriptBinaryOperator.CompareEqual => comparison == 0,
        ScriptBinaryOperator.CompareNotEqual => comparison != 0,
        ScriptBinaryOperator.CompareLess => comparison < 0,
        ScriptBinaryOperator.CompareLessOrEqual => comparison <= 0,
        ScriptBinaryOperator.CompareGreater => comparison > 0,
        _ => comparison >= 0,
    };
}
