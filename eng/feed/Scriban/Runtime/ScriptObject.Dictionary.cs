using System.Collections;

namespace Scriban.Runtime;

/// <summary>The dictionary that an object is to .NET.</summary>
public partial class ScriptObject
{
    bool IDictionary.IsFixedSize => false;

    bool IDictionary.IsReadOnly => IsReadOnly;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => IsReadOnly;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => _entries;

    ICollection IDictionary.Keys => _entries.Keys;

    ICollection IDictionary.Values => (ICollection)Values;

    object? IDictionary.this[object key]
    {
        get => _entries[Name(key)].Value;
        set
        {
            this.AssertNotReadOnly();
            var name = Name(key);
            _entries[name] = _entries.TryGetValue(name, out var entry) ? entry with { Value = value } : new Entry(value, false);
        }
    }

    bool IDictionary<string, object?>.TryGetValue(string key, out object? value) => TryGetValue(DetachedContext.Value, default, key, out value);

    void IDictionary.Add(object key, object? value)
    {
        this.AssertNotReadOnly();
        Add((string)key, value);
    }

    bool IDictionary.Contains(object key) => key is string name && _entries.ContainsKey(name);

    void IDictionary.Remove(object key) => _entries.Remove((string)key);

    IDictionaryEnumerator IDictionary.GetEnumerator() => _entries.ToDictionary(pair => pair.Key, pair => pair.Value.Value).GetEnumerator();

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var pair in this)
            array.SetValue(pair, index++);
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        _entries.TryGetValue(item.Key, out var entry) && Equals(entry.Value, item.Value);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection)this).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    private static string Name(object key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key as string ?? key.ToString() ?? string.Empty;
    }
}
