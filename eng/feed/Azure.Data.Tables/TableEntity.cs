using System.Collections;
using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>An entity whose properties are known only when the program runs.</summary>
#pragma warning disable CA1710 // the real name
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string ETagName = "odata.etag";

    private readonly IDictionary<string, object> properties;

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
        properties = values is null ? new Dictionary<string, object>() : new Dictionary<string, object>(values);

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => Get<DateTimeOffset?>(nameof(Timestamp));
        set => properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => new(GetString(ETagName));
        set => properties[ETagName] = value.ToString();
    }

    public ICollection<string> Keys => properties.Keys;

    ICollection<object> IDictionary<string, object>.Values => properties.Values;

    public int Count => properties.Count;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => properties.IsReadOnly;

    /// <summary>The value, or null where there is none. An int stays the long or double that it replaces.</summary>
    public object this[string key]
    {
        get => properties.TryGetValue(key, out var value) ? value : null;
        set => properties[key] = AsBefore(key, value);
    }

    public string GetString(string key) => Get<string>(key);

    public BinaryData GetBinaryData(string key) =>
        properties.TryGetValue(key, out var value) && value is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    public byte[] GetBinary(string key) => Get<byte[]>(key);

    public bool? GetBoolean(string key) => Get<bool?>(key);

    public DateTime? GetDateTime(string key) =>
        properties.TryGetValue(key, out var value) && value is DateTimeOffset offset ? offset.UtcDateTime : Get<DateTime?>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        properties.TryGetValue(key, out var value) && value is DateTime time ? new DateTimeOffset(time) : Get<DateTimeOffset?>(key);

    public double? GetDouble(string key) => Get<double?>(key);

    public Guid? GetGuid(string key) => Get<Guid?>(key);

    public int? GetInt32(string key) => Get<int?>(key);

    public long? GetInt64(string key) => Get<long?>(key);

    public void Add(string key, object value) => this[key] = value;

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    public bool TryGetValue(string key, out object value) => properties.TryGetValue(key, out value);

    public void Clear() => properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => this[item.Key] = item.Value;

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => properties.Contains(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => properties.CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => properties.Remove(item);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private T Get<T>(string key)
    {
        if (!properties.TryGetValue(key, out var value) || value is null)
            return default;
        return value is T typed
            ? typed
            : throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {value.GetType()} typed property.");
    }

    private object AsBefore(string key, object value) => properties.TryGetValue(key, out var before)
        ? (before, value) switch
        {
            (long, int number) => (long)number,
            (double, int number) => (double)number,
            (string, DateTime or DateTimeOffset) => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => value,
        }
        : value;
}
