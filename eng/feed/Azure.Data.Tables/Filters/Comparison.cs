using System.Linq.Expressions;

namespace Azure.Data.Tables.Filters;

/// <summary>The two sides of <c>a.CompareTo(b)</c> or <c>string.Compare(a, b)</c>.</summary>
internal sealed record Comparison(Expression Left, Expression Right)
{
    public static Comparison Of(Expression expression) => expression is not MethodCallExpression call ? null : call.Method.Name switch
    {
        nameof(IComparable.CompareTo) when call is { Object: { } self, Arguments: [var other] } => new Comparison(self, other),
        nameof(string.Compare) when call.Method.DeclaringType == typeof(string) => call.Arguments is [var left, var right]
            ? new Comparison(left, right)
            : throw new NotSupportedException("string.Compare method with more than two arguments is not supported."),
        _ => null,
    };
}
