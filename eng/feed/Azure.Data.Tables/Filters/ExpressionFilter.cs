using System.Linq.Expressions;

namespace Azure.Data.Tables.Filters;

/// <summary>Filters from lambda expressions, with no more parentheses than OData's precedence asks for.</summary>
internal static class ExpressionFilter
{
    private const int AtomBinding = 9;
    private const int NotBinding = 8;

    /// <returns>The filter, or null where every entity matches.</returns>
    public static string Of(LambdaExpression filter)
    {
        ArgumentNullException.ThrowIfNull(filter, "expression");
        if (ClosedPart.TryEvaluate(filter.Body, out var constant))
            return (bool)constant ? null : "false";
        return Condition(filter.Body).Text;
    }

    private static Term Condition(Expression expression)
    {
        if (ClosedPart.TryEvaluate(expression, out var constant))
            return new Term(ODataLiteral.OfExpression(constant), AtomBinding);
        expression = WithoutConversions(expression);
        switch (expression)
        {
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return new Term($"not ({Condition(not.Operand).Text})", NotBinding);
            case BinaryExpression binary:
                return Binary(binary);
            case MethodCallExpression call when EntityProperty.NameOf(call) is null:
                return Equality(call);
            default:
                return new Term($"{Value(expression).Text} eq true", ODataOperator.Of(ExpressionType.Equal).Value.Binding);
        }
    }

    private static Term Binary(BinaryExpression binary)
    {
        if (ODataOperator.Of(binary.NodeType) is not { } sign)
            throw NotTranslated(binary);
        if (sign.Connects)
            return Join(Condition(binary.Left), sign, Condition(binary.Right));
        if (sign.Compares && Comparison.Of(binary.Left) is { } comparison)
        {
            // a.CompareTo(b) > 0 says a > b; against anything but 0 it says nothing that a filter could.
            if (!ClosedPart.TryEvaluate(binary.Right, out var zero) || zero is not 0)
                throw NotTranslated(binary);
            return Join(Value(comparison.Left), sign, Value(comparison.Right));
        }

        return Join(Operand(binary.Left), sign, Operand(binary.Right));
    }

    /// <summary>An operand of a comparison may itself be a condition: <c>x.Flag == (x.Number > 3)</c>.</summary>
    private static Term Operand(Expression expression) =>
        WithoutConversions(expression) is BinaryExpression binary && ODataOperator.Of(binary.NodeType) is { Arithmetic: false }
            && !ClosedPart.TryEvaluate(expression, out _)
            ? Binary(binary)
            : Value(expression);

    private static Term Equality(MethodCallExpression call)
    {
        if (call.Method.Name is not nameof(Equals))
            throw new NotSupportedException($"Method {call.Method.Name} not supported.");
        var sides = call.Object is null ? call.Arguments : [call.Object, .. call.Arguments];
        if (sides.Count != 2)
            throw new NotSupportedException("Equals method with more than two arguments is not supported.");
        return Join(Value(sides[0]), ODataOperator.Of(ExpressionType.Equal).Value, Value(sides[1]));
    }

    private static Term Value(Expression expression)
    {
        if (ClosedPart.TryEvaluate(expression, out var constant))
            return new Term(ODataLiteral.OfExpression(constant), AtomBinding);
        expression = WithoutConversions(expression);
        if (EntityProperty.NameOf(expression) is { } name)
            return new Term(name, AtomBinding);
        return expression switch
        {
            BinaryExpression binary when ODataOperator.Of(binary.NodeType) is { Arithmetic: true } sign => Join(Value(binary.Left), sign, Value(binary.Right)),
            UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } negation => new Term($"-{Value(negation.Operand).Text}", NotBinding),
            MethodCallExpression call => throw new NotSupportedException($"Method {call.Method.Name} not supported."),
            _ => throw NotTranslated(expression),
        };
    }

    private static Term Join(Term left, ODataOperator sign, Term right) =>
        new($"{left.Within(sign.Binding)} {sign.Name} {right.Within(sign.Associative ? sign.Binding : sign.Binding + 1)}", sign.Binding);

    private static Expression WithoutConversions(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs or ExpressionType.UnaryPlus } conversion)
            expression = conversion.Operand;
        return expression;
    }

    private static NotSupportedException NotTranslated(Expression expression) => new($"The expression {expression} is not supported.");

    private readonly record struct Term(string Text, int Binding)
    {
        public string Within(int binding) => Binding < binding ? $"({Text})" : Text;
    }
}
