using System.Text.Json;

namespace Scriban.Runtime;

/// <summary>JSON as objects, arrays and values of a template; numbers become decimals.</summary>
internal static class JsonConversion
{
    public static object? Plain(object? value) => value is JsonElement json ? json.ToScript() : value;

    public static object? ToScript(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.CopyTo(new ScriptObject()),
        JsonValueKind.Array => json.CopyTo(new ScriptArray()),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static IScriptObject CopyTo(this JsonElement json, IScriptObject target)
    {
        foreach (var property in json.EnumerateObject())
            target.SetValue(property.Name, property.Value.ToScript(), false);
        return target;
    }

    public static ScriptArray CopyTo(this JsonElement json, ScriptArray target)
    {
        foreach (var item in json.EnumerateArray())
            target.Add(item.ToScript());
        return target;
    }
}
