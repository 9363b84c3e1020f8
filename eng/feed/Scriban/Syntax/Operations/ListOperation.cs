using System.Collections;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Operators on arrays and ranges: joining, repeating, taking, adding at an end, comparing element by element.</summary>
internal static class ListOperation
{
    /// <summary>The result is an array; <c>+</c> gives a range.</summary>
    public static object OfArrays(in Operands operands)
    {
        var (left, right, count) = Check(operands);
        var context = operands.Context;
        var span = operands.Span;
        switch (operands.Operator)
        {
            case ScriptBinaryOperator.Add:
                return ScriptRange.Concat(left, right)!;
            case ScriptBinaryOperator.Multiply:
                var array = new ScriptArray((left ?? right)!);
                if (count == 0 || array.Count == 0)
                    return new ScriptArray();

                var total = (long)count * array.Count;
                if (total > int.MaxValue)
                    throw operands.Error("Array multiplication result length exceeds the maximum supported array length.");
                using (context.EnterIteration())
                    context.Step(span, total + count);
                return new ScriptArray(Enumerable.Repeat(array, count).SelectMany(part => part));
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound:
                var whole = new ScriptArray(left!);
                return new ScriptArray(whole.Take(whole.Count / Divisor(operands, count)));
            case ScriptBinaryOperator.Modulus:
                var divisor = Divisor(operands, count);
                return new ScriptArray(left!.Cast<object?>().Where((_, index) => index % divisor == 0));
            case ScriptBinaryOperator.ShiftLeft:
                return new ScriptArray(left!) { operands.Right };
            case ScriptBinaryOperator.ShiftRight:
                return new ScriptArray(right!.Cast<object?>().Prepend(operands.Left));
            default:
                return Compare(operands, new ScriptArray(left!), new ScriptArray(right!));
        }
    }

    /// <summary>The result is a range, made while it is read; every element read counts against the loop limit.</summary>
    public static object OfRanges(in Operands operands)
    {
        var (left, right, count) = Check(operands);
        var context = operands.Context;
        var span = operands.Span;
        switch (operands.Operator)
        {
            case ScriptBinaryOperator.Add:
                return new ScriptRange(context.Iterate(span, left!).Concat(context.Iterate(span, right!)));
            case ScriptBinaryOperator.Multiply:
                var part = (left ?? right)!;
                return new ScriptRange(Enumerable.Range(0, count).SelectMany(_ => context.Iterate(span, part)));
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound:
                return new ScriptRange(context.Iterate(span, left!).Take(Divisor(operands, count) + 1));
            case ScriptBinaryOperator.Modulus:
                var divisor = Divisor(operands, count);
                return new ScriptRange(context.Iterate(span, left!).Where((_, index) => index % divisor == 0));
            case ScriptBinaryOperator.ShiftLeft:
                return new ScriptRange(context.Iterate(span, left!).Append(operands.Right));
            case ScriptBinaryOperator.ShiftRight:
                return new ScriptRange(context.Iterate(span, right!).Prepend(operands.Left));
            default:
                return Compare(operands, [.. context.Iterate(span, left!)], [.. context.Iterate(span, right!)]);
        }
    }

    private static (IEnumerable? Left, IEnumerable? Right, int Count) Check(in Operands operands)
    {
        var left = AsList(operands.Left);
        var right = AsList(operands.Right);
        var operation = operands.Operator;
        switch (operation)
        {
            case ScriptBinaryOperator.Add:
            case var _ when operation.IsComparison():
                if (right is null)
                    throw Unsupported(operands, operands.RightSpan, " Expecting an array for the right argument.");
                if (left is null)
                    throw Unsupported(operands, operands.LeftSpan, " Expecting an array for the left argument.");
                return (left, right, 0);
            case ScriptBinaryOperator.Multiply:
                if (left is null == right is null)
                    throw Unsupported(operands, operands.Span, " Expecting only one array for the left or right argument.");
                return (left, right, Count(operands, left is null ? operands.Left : operands.Right, right is null ? operands.RightSpan : operands.LeftSpan));
            case ScriptBinaryOperator.Divide or ScriptBinaryOperator.DivideRound or ScriptBinaryOperator.Modulus:
                if (left is null)
                    throw Unsupported(operands, operands.LeftSpan, " Expecting an array for the left argument.");
                return (left, right, Count(operands, operands.Right, operands.RightSpan));
            case ScriptBinaryOperator.ShiftLeft:
                if (left is null)
                    throw Unsupported(operands, operands.LeftSpan, " Expecting an array for the left argument.");
                return (left, right, 0);
            case ScriptBinaryOperator.ShiftRight:
                if (right is null)
                    throw Unsupported(operands, operands.RightSpan, " Expecting an array for the right argument.");
                return (left, right, 0);
            default:
                throw Unsupported(operands, operands.Span, string.Empty);
        }
    }

    private static IEnumerable? AsList(object? value) => value is string ? null : value as IEnumerable;

    private static int Count(in Operands operands, object? value, SourceSpan span)
    {
        var count = operands.Context.ToInt(operands.Span, value);
        return count >= 0 ? count : throw Unsupported(operands, span, $" Integer {count} cannot be negative when multiplying");
    }

    private static int Divisor(in Operands operands, int count) =>
        count != 0 ? count : throw new ScriptRuntimeException(operands.RightSpan, "Cannot divide by 0");

    private static ScriptRuntimeException Unsupported(in Operands operands, SourceSpan span, string reason) => new(
        span,
        $"The operator `{operands.Operator.ToText()}` is not supported between {operands.Context.GetTypeName(operands.Left)} and {operands.Context.GetTypeName(operands.Right)}.{reason}");

    /// <summary>By length, then element by element: the comparison has to hold for each.</summary>
    private static bool Compare(in Operands operands, IReadOnlyList<object?> left, IReadOnlyList<object?> right)
    {
        var operation = operands.Operator;
        var lengths = left.Count.CompareTo(right.Count);
        if (lengths != 0 || left.Count == 0)
            return operation.Holds(lengths);

        for (var i = 0; i < left.Count; i++)
        {
            if (BinaryOperation.Evaluate(operands.Context, operands.Span, operation, left[i], right[i]) is not true)
                return false;
        }

        return true;
    }
}
