using System.Collections;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>An array of a template. It grows where it is written, reads null beyond its ends, and may have members.</summary>
public class ScriptArray : IList<object?>, IReadOnlyList<object?>, IList, IScriptObject
{
    private List<object?> _values;
    private ScriptObject? _members;
    private bool _isReadOnly;

    public ScriptArray() => _values = [];

    public ScriptArray(int capacity) => _values = new List<object?>(capacity);

    public ScriptArray(IEnumerable<object?> values) => _values = [.. values];

    public ScriptArray(IEnumerable values) => _values = [.. values.Cast<object?>()];

    public int Count => _values.Count;

    public int Capacity
    {
        get => _values.Capacity;
        set => _values.Capacity = value;
    }

    public virtual bool IsReadOnly
    {
        get => _isReadOnly;
        set
        {
            _isReadOnly = value;
            _members?.IsReadOnly = value;
        }
    }

    /// <summary>The members beside the elements.</summary>
    public ScriptObject ScriptObject => _members ??= new ScriptObject { IsReadOnly = IsReadOnly };

    public virtual object? this[int index]
    {
        get => index >= 0 && index < _values.Count ? _values[index] : null;
        set
        {
            if (index < 0)
                return;

            this.AssertNotReadOnly();
            while (_values.Count <= index)
                _values.Add(null);
            _values[index] = value;
        }
    }

    public virtual void Add(object? item)
    {
        this.AssertNotReadOnly();
        _values.Add(item);
    }

    public void AddRange(IEnumerable<object?> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
            Add(item);
    }

    public virtual void Insert(int index, object? item)
    {
        this.AssertNotReadOnly();
        while (_values.Count < index)
            _values.Add(null);
        _values.Insert(index, item);
    }

    public virtual void RemoveAt(int index)
    {
        this.AssertNotReadOnly();
        if (index >= 0 && index < _values.Count)
            _values.RemoveAt(index);
    }

    public virtual bool Remove(object? item)
    {
        this.AssertNotReadOnly();
        return _values.Remove(item);
    }

    public virtual void Clear()
    {
        this.AssertNotReadOnly();
        _values.Clear();
    }

    public virtual bool Contains(object? item) => _values.Contains(item);

    public virtual int IndexOf(object? item) => _values.IndexOf(item);

    public virtual void CopyTo(object?[] array, int arrayIndex) => _values.CopyTo(array, arrayIndex);

    public object?[] ToArray() => [.. _values];

    public List<object?>.Enumerator GetEnumerator() => _values.GetEnumerator();

    IEnumerator<object?> IEnumerable<object?>.GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    bool IList.IsFixedSize => false;

    bool IList.IsReadOnly => IsReadOnly;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => _values;

    int IList.Add(object? value)
    {
        Add(value);
        return Count - 1;
    }

    void IList.Remove(object? value) => Remove(value);

    void ICollection.CopyTo(Array array, int index) => ((ICollection)_values).CopyTo(array, index);

    public IEnumerable<string> GetMembers() => _members is null ? ["size"] : _members.GetMembers().Prepend("size");

    public virtual bool Contains(string member) => ScriptObject.Contains(member);

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        if (member != "size")
            return ScriptObject.TryGetValue(context, span, member, out value);

        value = Count;
        return true;
    }

    public virtual bool CanWrite(string member) => member != "size" && ScriptObject.CanWrite(member);

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) =>
        ScriptObject.TrySetValue(context, span, member, value, readOnly);

    public virtual bool Remove(string member) => ScriptObject.Remove(member);

    public virtual void SetReadOnly(string member, bool readOnly) => ScriptObject.SetReadOnly(member, readOnly);

    public virtual IScriptObject Clone(bool deep)
    {
        var clone = (ScriptArray)MemberwiseClone();
        clone._values = _values.ConvertAll(value => deep && value is IScriptObject nested ? nested.Clone(true) : value);
        clone._members = (ScriptObject?)_members?.Clone(deep);
        return clone;
    }

    [ScriptMemberIgnore]
    public static ScriptArray From(object? obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return obj switch
        {
            System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Array } json => json.CopyTo(new ScriptArray()),
            System.Text.Json.JsonElement json => throw new ArgumentException($"Unsupported JsonElement ValueKind `{json.ValueKind}`. Expecting Array.", nameof(obj)),
            IEnumerable items => new ScriptArray(items),
            _ => throw new ArgumentException($"Unsupported object type `{obj.GetType()}`. Expecting an IEnumerable or a JsonElement array.", nameof(obj)),
        };
    }
}
