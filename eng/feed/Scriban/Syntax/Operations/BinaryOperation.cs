using System.Globalization;
using System.Numerics;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>What an operator makes of two values: text first, then nothing, then lists, then numbers by the wider type.</summary>
internal static class BinaryOperation
{
    public static object? Evaluate(TemplateContext context, SourceSpan span, ScriptBinaryOperator operation, object? left, object? right) =>
        Evaluate(context, span, operation, span, left, span, right);

    public static object? Evaluate(TemplateContext context, SourceSpan span, ScriptBinaryOperator operation, SourceSpan leftSpan, object? left, SourceSpan rightSpan, object? right)
    {
        if (operation == ScriptBinaryOperator.EmptyCoalescing)
            return left ?? right;
        if (operation == ScriptBinaryOperator.NotEmptyCoalescing)
            return left is null ? left : right;

        var operands = new Operands(context, span, operation, leftSpan, left, rightSpan, right);
        try
        {
            if (left is string or char || right is string or char)
                return TextOperation.Evaluate(operands with { Left = AsText(left), Right = AsText(right) });
            if (left is null || right is null)
                return WithNull(operation, left, right);
            if (left == EmptyScriptObject.Default || right == EmptyScriptObject.Default)
                return EmptyOperation.Evaluate(operands);
            if (left is ScriptArray || (left is not ScriptRange && right is ScriptArray))
                return ListOperation.OfArrays(operands);
            if (left is ScriptRange || right is ScriptRange)
                return ListOperation.OfRanges(operands);
            return OfValues(operands, left, right);
        }
        catch (Exception exception) when (exception is not ScriptRuntimeException)
        {
            throw new ScriptRuntimeException(span, exception.Message);
        }
    }

    private static object? AsText(object? value) => value is char c ? c.ToString(CultureInfo.InvariantCulture) : value;

    private static object? WithNull(ScriptBinaryOperator operation, object? left, object? right)
    {
        var both = left is null && right is null;
        return operation switch
        {
            ScriptBinaryOperator.CompareEqual => both,
            ScriptBinaryOperator.CompareNotEqual => !both,
            _ when operation.IsComparison() => false,
            _ => null,
        };
    }

    private static object OfValues(in Operands operands, object left, object right)
    {
        if (left is int leftInt && right is int rightInt)
            return IntegerOperation.Evaluate(operands, leftInt, rightInt);
        if (left is decimal || right is decimal)
            return FloatOperation.Evaluate(operands, operands.Convert<decimal>(left), operands.Convert<decimal>(right), "decimal");
        if (left is double || right is double)
            return FloatOperation.Evaluate(operands, operands.Convert<double>(left), operands.Convert<double>(right), "double");
        if (left is float || right is float)
            return FloatOperation.Evaluate(operands, operands.Convert<float>(left), operands.Convert<float>(right), "float");
        if (left is BigInteger || right is BigInteger)
            return IntegerOperation.Evaluate(operands, operands.Convert<BigInteger>(left), operands.Convert<BigInteger>(right));
        if (left is long || right is long)
            return IntegerOperation.Evaluate(operands, (BigInteger)operands.Convert<long>(left), operands.Convert<long>(right));
        if (left is ulong || right is ulong)
            return IntegerOperation.Evaluate(operands, (BigInteger)operands.Convert<ulong>(left), operands.Convert<ulong>(right));
        if (left is uint || right is uint)
            return IntegerOperation.Evaluate(operands, (BigInteger)operands.Convert<uint>(left), operands.Convert<uint>(right));
        if (left is int or Enum)
            return IntegerOperation.Evaluate(operands, (int)left, operands.Convert<int>(right));
        if (right is int or Enum)
            return IntegerOperation.Evaluate(operands, operands.Convert<int>(left), (int)right);
        if (left is bool || right is bool)
            return OfBooleans(operands, operands.Convert<bool>(left), operands.Convert<bool>(right));
        if (left is DateTime date && right is DateTime other)
            return OfDates(operands, date, other);
        if (left is DateTime start && right is TimeSpan duration)
            return Later(operands, start, duration);

        return operands.Operator switch
        {
            ScriptBinaryOperator.CompareEqual => left.Equals(right),
            ScriptBinaryOperator.CompareNotEqual => !left.Equals(right),
            _ => throw operands.Error($"Unsupported types `{left}/{operands.Context.GetTypeName(left)}` {operands.Operator.ToText()} `{right}/{operands.Context.GetTypeName(right)}` for binary operation"),
        };
    }

    private static bool OfBooleans(in Operands operands, bool left, bool right) => operands.Operator switch
    {
        ScriptBinaryOperator.CompareEqual => left == right,
        ScriptBinaryOperator.CompareNotEqual => left != right,
        _ => throw operands.Error($"The operator `{operands.Operator.ToText()}` is not valid for bool<->bool"),
    };

    private static object OfDates(in Operands operands, DateTime left, DateTime right)
    {
        if (operands.Operator.IsComparison())
            return operands.Operator.Holds(left.CompareTo(right));
        return operands.Operator == ScriptBinaryOperator.Subtract
            ? left - right
            : throw operands.Error($"The operator `{operands.Operator}` is not supported for DateTime");
    }

    private static DateTime Later(in Operands operands, DateTime start, TimeSpan duration) =>
        operands.Operator == ScriptBinaryOperator.Add
            ? start + duration
            : throw operands.Error($"The operator `{operands.Operator}` is not supported for between <DateTime> and <TimeSpan>");
}
