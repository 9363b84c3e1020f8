using System.Numerics;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Operators on whole numbers of any size; a result takes the narrowest of int, long and BigInteger that holds it.</summary>
internal static class IntegerOperation
{
    private const int LargestShift = 1024 * 1024;

    public static object Evaluate(in Operands operands, int left, int right)
    {
        switch (operands.Operator)
        {
            case ScriptBinaryOperator.Add:
                return Narrow((long)left + right);
            case ScriptBinaryOperator.Subtract:
                return Narrow((long)left - right);
            case ScriptBinaryOperator.Multiply:
                return Narrow((long)left * right);
            case ScriptBinaryOperator.DivideRound:
                return Narrow((long)left / right);
            case ScriptBinaryOperator.Modulus:
                return Narrow((long)left % right);
            default:
                return Evaluate(operands, new BigInteger(left), new BigInteger(right));
        }
    }

    public static object Evaluate(in Operands operands, BigInteger left, BigInteger right)
    {
        var operation = operands.Operator;
        if (operation.IsComparison())
            return operation.Holds(left.CompareTo(right));

        return operation switch
        {
            ScriptBinaryOperator.Add => Narrow(left + right),
            ScriptBinaryOperator.Subtract => Narrow(left - right),
            ScriptBinaryOperator.Multiply => Narrow(left * right),
            ScriptBinaryOperator.Divide => (double)left / (double)right,
            ScriptBinaryOperator.DivideRound => Narrow(left / right),
            ScriptBinaryOperator.Modulus => Narrow(left % right),
            ScriptBinaryOperator.ShiftLeft => Narrow(left << Shift(operands, right)),
            ScriptBinaryOperator.ShiftRight => Narrow(left >> Shift(operands, right)),
            ScriptBinaryOperator.RangeInclude => Range(operands, left, right, inclusive: true),
            ScriptBinaryOperator.RangeExclude => Range(operands, left, right, inclusive: false),
            _ => throw operands.Error($"The operator `{operation.ToText()}` is not implemented for long<->long"),
        };
    }

    private static object Narrow(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
            return Narrow((long)value);
        return value;
    }

    private static object Narrow(long value)
    {
        if (value is >= int.MinValue and <= int.MaxValue)
            return (int)value;
        return value;
    }

    private static int Shift(in Operands operands, BigInteger count) => BigInteger.Abs(count) <= LargestShift
        ? (int)count
        : throw operands.Error($"Shift amount `{count}` exceeds maximum supported magnitude `{LargestShift}`.");

    private static ScriptRange Range(in Operands operands, BigInteger left, BigInteger right, bool inclusive)
    {
        var limit = operands.Context.LoopLimit;
        if (limit > 0 && BigInteger.Abs(right - left) + (inclusive ? 1 : 0) > limit)
            throw operands.Error($"Range expression exceeds LoopLimit `{limit}`.");
        return new ScriptRange(Count(left, right, inclusive));
    }

    /// <summary>From left to right, upwards or downwards.</summary>
    private static IEnumerable<object> Count(BigInteger left, BigInteger right, bool inclusive)
    {
        var step = left < right ? 1 : -1;
        for (var value = left; value != right; value += step)
            yield return Narrow(value);
        if (inclusive)
            yield return Narrow(right);
    }
}
