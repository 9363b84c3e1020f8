using System.Collections;

namespace Scriban.Runtime;

/// <summary>A list that is made while it is read; the first change to it turns it into an array.</summary>
public class ScriptRange : IList<object?>, IList
{
    private IEnumerable _values;

    public ScriptRange() => _values = Enumerable.Empty<object?>();

    public ScriptRange(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
    }

    public IEnumerable Values => _values;

    public int Count => _values is IList list ? list.Count : Items.Count();

    public bool IsReadOnly => false;

    private IEnumerable<object?> Items => _values.Cast<object?>();

    private IList Writable => _values is IList { IsFixedSize: false } list ? list : (IList)(_values = new ScriptArray(_values));

    public object? this[int index]
    {
        get => _values is IList list ? list[index] : Items.ElementAtOrDefault(index);
        set => Writable[index] = value;
    }

    public void Add(object? item) => Writable.Add(item);

    public void Insert(int index, object? item) => Writable.Insert(index, item);

    public void RemoveAt(int index) => Writable.RemoveAt(index);

    public bool Remove(object? item)
    {
        var found = Writable.Contains(item);
        Writable.Remove(item);
        return found;
    }

    public void Clear() => _values = Enumerable.Empty<object?>();

    public bool Contains(object? item) => _values is IList list ? list.Contains(item) : Items.Any(value => value == item);

    public int IndexOf(object? item)
    {
        if (_values is IList list)
            return list.IndexOf(item);

        var index = 0;
        foreach (var value in _values)
        {
            if (value == item)
                return index;
            index++;
        }

        return -1;
    }

    public void CopyTo(object?[] array, int arrayIndex) => ((ICollection)this).CopyTo(array, arrayIndex);

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var value in _values)
            array.SetValue(value, index++);
    }

    int IList.Add(object? value)
    {
        Add(value);
        return Count - 1;
    }

    void IList.Remove(object? value) => Remove(value);

    bool IList.IsFixedSize => false;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    public IEnumerator<object?> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    public static ScriptRange? Concat(IEnumerable? left, IEnumerable? right)
    {
        if (left is null && right is null)
            return null;
        if (left is null || right is null)
            return new ScriptRange((left ?? right)!);
        return new ScriptRange(left.Cast<object?>().Concat(right.Cast<object?>()));
    }
}
