using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Azure.Data.Tables.Entities;

/// <summary>The properties of an entity class and what they are called in the table.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<Type, EntityShape> Shapes = new();

    private readonly List<Column> _columns = [];

    private EntityShape(Type type)
    {
        const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;
        foreach (var property in type.GetProperties(Public).Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0))
            Add(property, property.PropertyType, property.GetValue, property.SetMethod is { IsPublic: true } ? property.SetValue : null);
        foreach (var field in type.GetFields(Public))
            Add(field, field.FieldType, field.GetValue, field.IsInitOnly ? null : field.SetValue);

        // Where a class implements the interface explicitly, its keys are reached through the interface.
        foreach (var property in typeof(ITableEntity).GetProperties().Where(p => _columns.TrueForAll(c => c.Name != p.Name)))
            Add(property, property.PropertyType, property.GetValue, property.SetValue);
    }

    public static EntityShape Of(Type type) => Shapes.GetOrAdd(type, static t => new EntityShape(t));

    public void Write(object entity, Action<string, object> write)
    {
        foreach (var column in _columns.Where(c => c.Name is not (nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))))
            write(column.Name, column.Get(entity));
    }

    public void Read(IDictionary<string, object> row, object entity)
    {
        foreach (var column in _columns.Where(c => c.Set is not null))
        {
            var name = column.Name == nameof(ITableEntity.ETag) ? TableEntity.ETagName : column.Name;
            if (row.TryGetValue(name, out var value))
                column.Set(entity, ColumnValue.As(column.Type, value));
        }
    }

    private void Add(MemberInfo member, Type type, Func<object, object> get, Action<object, object> set)
    {
        if (member.GetCustomAttribute<IgnoreDataMemberAttribute>() is not null)
            return;
        _columns.Add(new Column(member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name, type, get, set));
    }

    private sealed record Column(string Name, Type Type, Func<object, object> Get, Action<object, object> Set);
}
