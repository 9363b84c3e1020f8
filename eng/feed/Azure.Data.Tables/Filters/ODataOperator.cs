using System.Linq.Expressions;

namespace Azure.Data.Tables.Filters;

/// <summary>OData's name of an operator and how tightly it binds.</summary>
internal readonly record struct ODataOperator(string Name, int Binding, bool Associative = true)
{
    public bool Connects => Binding <= 2;

    public bool Compares => Binding is 3 or 4;

    public bool Arithmetic => Binding >= 5;

    public static ODataOperator? Of(ExpressionType type) => type switch
    {
        ExpressionType.Or or ExpressionType.OrElse => new("or", 1),
        ExpressionType.And or ExpressionType.AndAlso => new("and", 2),
        ExpressionType.Equal => new("eq", 3),
        ExpressionType.NotEqual => new("ne", 3),
        ExpressionType.LessThan => new("lt", 4),
        ExpressionType.LessThanOrEqual => new("le", 4),
        ExpressionType.GreaterThan => new("gt", 4),
        ExpressionType.GreaterThanOrEqual => new("ge", 4),
        ExpressionType.Add or ExpressionType.AddChecked => new("add", 5),
        ExpressionType.Subtract or ExpressionType.SubtractChecked => new("sub", 5, Associative: false),
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => new("mul", 6),
        ExpressionType.Divide => new("div", 6, Associative: false),
        ExpressionType.Modulo => new("mod", 6, Associative: false),
        _ => null,
    };
}
