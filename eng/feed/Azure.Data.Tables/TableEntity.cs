using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity whose properties are known only when the program runs.</summary>
#pragma warning disable CA1710 // the real name
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagName = "odata.etag";

    private readonly IDictionary<string, object> _properties;

    public TableEntity()
        : this(null)
    {
    }

    public TableEntity(string partitionKey, string rowKey)
        : this(null)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values) =>
        _properties = values is null ? new Dictionary<string, object>() : new Dictionary<string, object>(values);

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => _properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => _properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => Get<DateTimeOffset?>(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => new(GetString(ETagName));
        set => _properties[ETagName] = value.ToString();
    }

    public ICollection<string> Keys => _properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    public int Count => _properties.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => _properties.IsReadOnly;

    /// <summary>The value, or null where there is none. An int stays the long or double that it replaces.</summary>
    public object this[string key]
    {
        get => _properties.TryGetValue(key, out var value) ? value : null;
        set => _properties[key] = AsBefore(key, value);
    }

    public string GetString(string key) => Get<string>(key);

    public BinaryData GetBinaryData(string key) =>
        _properties.TryGetValue(key, out var value) && value is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    public byte[] GetBinary(string key) => Get<byte[]>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTime? GetDateTime(string key) =>
        _properties.TryGetValue(key, out var value) && value is DateTimeOffset offset ? offset.UtcDateTime : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        _properties.TryGetValue(key, out var value) && value is DateTime time ? new DateTimeOffset(time) : Get<DateTimeOffset?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public void Add(string key, object value) => this[key] = value;

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool Remove(string key) => _properties.Remove(key);

    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => _properties.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => _properties.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    private T Get<T>(string key)
    {
        if (!_properties.TryGetValue(key, out var value) || value is null)
            return default;
        return value is T typed
            ? typed
            : throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {value.GetType()} typed property.");
    }

    private object AsBefore(string key, object value) => _properties.TryGetValue(key, out var before)
        ? (before, value) switch
        {
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            (string, DateTime or DateTimeOffset) => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => value,
        }
        : value;
}
