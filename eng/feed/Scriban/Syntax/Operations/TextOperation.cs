using System.Text;

namespace Scriban.Syntax;

/// <summary>Operators where one side is a text: joining, repeating, comparing by code points.</summary>
internal static class TextOperation
{
    public static object Evaluate(in Operands operands)
    {
        var operation = operands.Operator;
        var context = operands.Context;
        if (operation == ScriptBinaryOperator.Multiply)
            return Repeat(operands);

        if (operation == ScriptBinaryOperator.Add)
            return context.ObjectToString(operands.Left) + context.ObjectToString(operands.Right);

        if (operation.IsComparison())
            return operation.Holds(string.CompareOrdinal(context.ObjectToString(operands.Left), context.ObjectToString(operands.Right)));

        throw operands.Error($"Operator `{operation.ToText()}` is not supported on string objects");
    }

    private static string Repeat(in Operands operands)
    {
        var (text, factor, factorSpan) = operands.Right is string
            ? (operands.Right, operands.Left, operands.LeftSpan)
            : (operands.Left, operands.Right, operands.RightSpan);
        int count;
        try
        {
            count = operands.Context.ToInt(operands.Span, factor);
        }
        catch (Exception)
        {
            throw new ScriptRuntimeException(factorSpan, $"Expecting an integer. The operator `{operands.Operator.ToText()}` is not supported for the expression. Only working on string x int or int x string");
        }

        var part = operands.Context.ObjectToString(text) ?? string.Empty;
        if (count <= 0 || part.Length == 0)
            return string.Empty;

        var limit = operands.Context.LimitToString;
        return limit > 0 && (long)part.Length * count > limit
            ? throw new ScriptRuntimeException(factorSpan, $"String multiplication exceeds LimitToString `{limit}`.")
            : new StringBuilder(part.Length * count).Insert(0, part, count).ToString();
    }
}
