using Scriban.Runtime;

namespace Scriban.Syntax;

/// <summary>Operators where one side is <c>empty</c>.</summary>
internal static class EmptyOperation
{
    public static object? Evaluate(in Operands operands)
    {
        var operation = operands.Operator;
        var leftIsEmpty = operands.Left == EmptyScriptObject.Default;
        if (leftIsEmpty && operands.Right == EmptyScriptObject.Default)
            return operation.IsComparison() ? operation.Holds(0) : EmptyScriptObject.Default;

        var isEmpty = operands.Context.IsEmpty(operands.Span, leftIsEmpty ? operands.Right : operands.Left);
        return operation switch
        {
            ScriptBinaryOperator.CompareEqual or ScriptBinaryOperator.CompareGreaterOrEqual or ScriptBinaryOperator.CompareLessOrEqual => isEmpty,
            ScriptBinaryOperator.CompareNotEqual => isEmpty is bool answer ? !answer : isEmpty,
            ScriptBinaryOperator.CompareGreater or ScriptBinaryOperator.CompareLess => false,
            ScriptBinaryOperator.ShiftLeft or ScriptBinaryOperator.ShiftRight => throw operands.Error(
                $"Operator `{operation.ToText()}` is not implemented for `{(leftIsEmpty ? "empty" : operands.Left)}` / `{(leftIsEmpty ? operands.Right : "empty")}`"),
            _ => EmptyScriptObject.Default,
        };
    }
}
