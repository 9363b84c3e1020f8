namespace Scriban.Syntax;

internal enum ScriptBinaryOperator
{
    None,
    EmptyCoalescing,
    NotEmptyCoalescing,
    Or,
    And,
    CompareEqual,
    CompareNotEqual,
    CompareLessOrEqual,
    CompareGreaterOrEqual,
    CompareLess,
    CompareGreater,
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideRound,
    Modulus,
    ShiftLeft,
    ShiftRight,
    RangeInclude,
    RangeExclude,
}
