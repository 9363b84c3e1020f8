using System.Collections;
using System.Text.Json;

namespace Scriban.Runtime;

public static class ScriptObjectExtensions
{
    public static void AssertNotReadOnly(this IScriptObject scriptObject)
    {
        if (scriptObject.IsReadOnly)
            throw new InvalidOperationException("The object is readonly");
    }

    /// <summary>Imports the entries of an object or dictionary; of any other object its members, of a type its static members.</summary>
    public static void Import(this IScriptObject script, object? obj, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null)
    {
        switch (obj)
        {
            case IScriptObject other:
                script.Import(other);
                break;
            case IDictionary dictionary:
                ImportDictionary(script, dictionary);
                break;
            case JsonElement json:
                script.Import(json);
                break;
            default:
                script.Import(obj, ScriptMemberImportFlags.All, filter, renamer);
                break;
        }
    }

    public static void Import(this IScriptObject script, JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when script is ScriptObject:
                json.CopyTo(script);
                break;
            case JsonValueKind.Array when script is ScriptArray array:
                json.CopyTo(array);
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                throw new ArgumentOutOfRangeException($"Unsupported object type `{json.ValueKind}`. Expecting Json {(script is ScriptObject ? "Object" : "Array")}.");
        }
    }

    public static void Import(this IScriptObject @this, IScriptObject other)
    {
        if (other is null)
            return;

        var target = @this.GetScriptObject();
        target.AssertNotReadOnly();
        foreach (var (name, entry) in other.GetScriptObject().Entries)
        {
            if (target.CanWrite(name))
                target.SetValue(name, entry.Value, entry.IsReadOnly);
        }
    }

    public static void Import(this IScriptObject script, object? obj, ScriptMemberImportFlags flags, MemberFilterDelegate? filter = null, MemberRenamerDelegate? renamer = null)
    {
        if (obj is null)
            return;
        if (!ScriptObject.IsImportable(obj))
            throw new ArgumentOutOfRangeException(nameof(obj), $"Unsupported object type `{obj.GetType()}`. Expecting plain class or struct");

        MemberImporter.Import(script, obj, flags, filter, renamer ?? StandardMemberRenamer.Default);
    }

    public static void Import(this IScriptObject script, string member, Delegate function)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(function);
        script.TrySetValue(DetachedContext.Value, default, member, DynamicCustomFunction.Create(function), true);
    }

    public static void ImportMember(this IScriptObject script, object obj, string memberName, string? exportName = null) =>
        script.Import(obj, ScriptMemberImportFlags.All, member => member.Name == memberName, exportName is null ? null : _ => exportName);

    public static bool TryGetValue(this IScriptObject @this, string key, out object? value) =>
        @this.TryGetValue(DetachedContext.Value, default, key, out value);

    public static void SetValue(this IScriptObject @this, string member, object? value, bool readOnly) =>
        @this.TrySetValue(DetachedContext.Value, default, member, value, readOnly);

    public static ScriptObject GetScriptObject(this IScriptObject @this) => @this switch
    {
        ScriptObject self => self,
        ScriptArray array => array.ScriptObject,
        _ => throw new ArgumentException("Expecting ScriptObject or ScriptArray instance", nameof(@this)),
    };

    private static void ImportDictionary(IScriptObject script, IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key?.ToString() is not { } name || !script.CanWrite(name))
                continue;

            var target = script.GetScriptObject();
            target.AssertNotReadOnly();
            target[name] = JsonConversion.Plain(entry.Value);
        }
    }
}
