using System.Numerics;

namespace Scriban.Syntax;

/// <summary>Operators on numbers with a fraction.</summary>
internal static class FloatOperation
{
    public static object Evaluate<T>(in Operands operands, T left, T right, string name)
        where T : INumber<T>
    {
        switch (operands.Operator)
        {
            case ScriptBinaryOperator.Add:
                return left + right;
            case ScriptBinaryOperator.Subtract:
                return left - right;
            case ScriptBinaryOperator.Multiply:
                return left * right;
            case ScriptBinaryOperator.Divide:
                return left / right;
            case ScriptBinaryOperator.DivideRound:
                return Round(left / right);
            case ScriptBinaryOperator.Modulus:
                return left % right;
            case ScriptBinaryOperator.ShiftLeft:
                return left * PowerOfTwo(right);
            case ScriptBinaryOperator.ShiftRight:
                return left / PowerOfTwo(right);
            case ScriptBinaryOperator.CompareEqual:
                return left == right;
            case ScriptBinaryOperator.CompareNotEqual:
                return left != right;
            case ScriptBinaryOperator.CompareLess:
                return left < right;
            case ScriptBinaryOperator.CompareLessOrEqual:
                return left <= right;
            case ScriptBinaryOperator.CompareGreater:
                return left > right;
            case ScriptBinaryOperator.CompareGreaterOrEqual:
                return left >= right;
            default:
                throw operands.Error($"The operator `{operands.Operator.ToText()}` is not implemented for {name}<->{name}");
        }
    }

    private static T PowerOfTwo<T>(T exponent)
        where T : INumber<T> => T.CreateChecked(Math.Pow(2, double.CreateChecked(exponent)));

    /// <summary>To the nearest, a half to the even; a float loses its fraction.</summary>
    private static object Round<T>(T value)
        where T : INumber<T> => value switch
        {
            decimal number => Math.Round(number),
            double number => Math.Round(number),
            float number => (float)(int)number,
            _ => value,
        };
}
