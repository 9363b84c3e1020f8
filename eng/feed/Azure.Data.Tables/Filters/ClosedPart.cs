using System.Linq.Expressions;

namespace Azure.Data.Tables.Filters;

/// <summary>Parts of an expression that do not depend on the entity have a value before the query is sent.</summary>
internal static class ClosedPart
{
    public static bool TryEvaluate(Expression expression, out object value)
    {
        value = null;
        if (expression is ConstantExpression constant)
        {
            value = constant.Value;
            return true;
        }

        var search = new ParameterSearch();
        search.Visit(expression);
        if (search.Found)
            return false;
        var boxed = Expression.Convert(expression, typeof(object));
        value = Expression.Lambda<Func<object>>(boxed).Compile(preferInterpretation: true)();
        return true;
    }

    private sealed class ParameterSearch : ExpressionVisitor
    {
        private readonly HashSet<ParameterExpression> _own = [];

        public bool Found { get; private set; }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            _own.UnionWith(node.Parameters);
            return base.VisitLambda(node);
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= !_own.Contains(node);
            return node;
        }
    }
}
