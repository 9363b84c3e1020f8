using System.Collections;
using System.Text;
using Scriban.Functions;
using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>
/// An object of a template: names and values, each of which may be read-only. A derived class offers its public static
/// members to templates.
/// </summary>
public partial class ScriptObject : IDictionary<string, object?>, IScriptObject, IDictionary, IFormattable
{
    private Dictionary<string, Entry> _entries;

    public ScriptObject()
        : this(0)
    {
    }

    public ScriptObject(IEqualityComparer<string>? keyComparer)
        : this(0, true, keyComparer)
    {
    }

    public ScriptObject(int capacity)
        : this(capacity, true, null)
    {
    }

    public ScriptObject(int capacity, IEqualityComparer<string>? keyComparer)
        : this(capacity, true, keyComparer)
    {
    }

    public ScriptObject(int capacity, bool? autoImportStaticsFromThisType)
        : this(capacity, autoImportStaticsFromThisType, null)
    {
    }

    public ScriptObject(int capacity, bool? autoImportStaticsFromThisType, IEqualityComparer<string>? keyComparer)
    {
        _entries = new Dictionary<string, Entry>(capacity, keyComparer);
        if (autoImportStaticsFromThisType == true && GetType() != typeof(ScriptObject))
            this.Import(GetType());
    }

    public int Count => _entries.Count;

    public virtual bool IsReadOnly { get; set; }

    public ICollection<string> Keys => _entries.Keys;

    public ICollection<object?> Values => [.. _entries.Values.Select(entry => entry.Value)];

    internal IEnumerable<KeyValuePair<string, Entry>> Entries => _entries;

    public virtual object? this[string key]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(key);
            TryGetValue(DetachedContext.Value, default, key, out var value);
            return value;
        }
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            this.AssertNotReadOnly();
            TrySetValue(DetachedContext.Value, default, key, value, false);
        }
    }

    public IEnumerable<string> GetMembers() => _entries.Keys;

    public virtual bool Contains(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _entries.ContainsKey(member);
    }

    public bool ContainsKey(string key) => Contains(key);

    public virtual bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        var found = _entries.TryGetValue(member, out var entry);
        value = entry.Value;
        return found;
    }

    public T? GetSafeValue<T>(string name) => GetSafeValue(name, default(T)!);

    /// <summary>The value if it is of that type; if not, it is replaced with the default.</summary>
    public T GetSafeValue<T>(string name, T defaultValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        var value = this[name];
        if (value is null)
            return defaultValue;
        if (value is T typed)
            return typed;

        this[name] = defaultValue;
        return defaultValue;
    }

    public virtual bool CanWrite(string member) => !_entries.TryGetValue(member, out var entry) || !entry.IsReadOnly;

    public virtual bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly)
    {
        if (!CanWrite(member))
            return false;

        this.AssertNotReadOnly();
        _entries[member] = new Entry(value, readOnly);
        return true;
    }

    /// <summary>Sets a value, even over a read-only one.</summary>
    public void SetValue(string member, object? value, bool readOnly) => _entries[member] = new Entry(value, readOnly);

    public void Add(string key, object? value) => _entries.Add(key, new Entry(value, false));

    public virtual bool Remove(string member)
    {
        this.AssertNotReadOnly();
        return _entries.Remove(member);
    }

    public void Clear() => _entries.Clear();

    public virtual void SetReadOnly(string member, bool readOnly)
    {
        this.AssertNotReadOnly();
        if (_entries.TryGetValue(member, out var entry))
            _entries[member] = entry with { IsReadOnly = readOnly };
    }

    public virtual void CopyTo(ScriptObject dest)
    {
        ArgumentNullException.ThrowIfNull(dest);
        foreach (var (name, entry) in _entries)
            dest._entries[name] = entry;
    }

    public virtual IScriptObject Clone(bool deep)
    {
        var clone = (ScriptObject)MemberwiseClone();
        clone._entries = new Dictionary<string, Entry>(_entries.Count);
        foreach (var (name, entry) in _entries)
        {
            var copies = deep && entry.Value is ScriptObject or ScriptArray;
            clone._entries[name] = copies ? entry with { Value = ((IScriptObject)entry.Value!).Clone(true) } : entry;
        }

        return clone;
    }

    public virtual string ToString(string? format, IFormatProvider? formatProvider)
    {
        var context = formatProvider as TemplateContext;
        var text = new StringBuilder("{");
        var separator = string.Empty;
        foreach (var (name, value) in this)
        {
            text.Append(separator);
            separator = ", ";
            text.Append(IsPlainName(name) ? name : context?.ObjectToString(name, true) ?? $"\"{StringFunctions.Escape(name)}\"");
            text.Append(": ");
            if (context is not null)
                text.Append(context.ObjectToString(value, true));
            else
                text.Append(value is IFormattable formattable ? formattable.ToString(null, formatProvider) : value);
        }

        return text.Append('}').ToString();
    }

    public string ToString(IFormatProvider formatProvider) => ToString(null, formatProvider);

    public sealed override string ToString() => ToString(null, null);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        _entries.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Value)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [ScriptMemberIgnore]
    public static ScriptObject From(object? obj)
    {
        var result = new ScriptObject();
        result.Import(obj);
        return result;
    }

    /// <summary>Whether the members of the object, or of the type, can be imported: not those of a text, a number or an array.</summary>
    [ScriptMemberIgnore]
    public static bool IsImportable(object obj)
    {
        if (obj is null)
            return true;

        var type = obj as Type ?? obj.GetType();
        return obj is not string && !type.IsPrimitive && type != typeof(decimal) && !type.IsEnum && !type.IsArray;
    }

    private static bool IsPlainName(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    internal readonly record struct Entry(object? Value, bool IsReadOnly);
}
