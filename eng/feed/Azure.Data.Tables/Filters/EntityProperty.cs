using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Filters;

/// <summary>The name, in the table, of a property that an expression reads from the entity.</summary>
internal static class EntityProperty
{
    private static readonly HashSet<string> Getters =
    [
        nameof(TableEntity.GetString), nameof(TableEntity.GetInt32), nameof(TableEntity.GetInt64), nameof(TableEntity.GetDouble),
        nameof(TableEntity.GetBoolean), nameof(TableEntity.GetGuid), nameof(TableEntity.GetDateTime), nameof(TableEntity.GetBinary),
        nameof(TableEntity.GetBinaryData),
    ];

    /// <returns>The name, or null where <paramref name="expression"/> is not a property of the entity.</returns>
    public static string NameOf(Expression expression) => expression switch
    {
        MemberExpression { Member.Name: nameof(Nullable<int>.Value) } member when Nullable.GetUnderlyingType(member.Member.DeclaringType!) is not null => NameOf(member.Expression),
        MemberExpression member when IsEntity(member.Expression) => NameOf(member.Member),
        MethodCallExpression { Object: { } self, Arguments: [var key] } call when IsEntity(self) && ReadsByName(call.Method) && ClosedPart.TryEvaluate(key, out var name) => (string)name,
        _ => null,
    };

    private static bool ReadsByName(MethodInfo method) =>
        (method.Name == "get_Item" && typeof(IDictionary<string, object>).IsAssignableFrom(method.DeclaringType))
        || (method.DeclaringType == typeof(TableEntity) && Getters.Contains(method.Name));

    private static string NameOf(MemberInfo member)
    {
        if (member is FieldInfo)
            throw new NotSupportedException($"Referencing public field '{member.Name}' not supported in query option expression.  Use public property instead.");
        if (member.DeclaringType == typeof(TableItem))
            return "TableName";
        return member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name;
    }

    private static bool IsEntity(Expression expression) => expression switch
    {
        ParameterExpression => true,
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.TypeAs } conversion => IsEntity(conversion.Operand),
        _ => false,
    };
}
