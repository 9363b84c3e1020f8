using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Reads the service's JSON into <see cref="TableEntity"/> or into a class of the caller's.</summary>
internal static class EntityReader
{
    public static T One<T>(Response response)
    {
        using var document = Parse(response);
        return Entity<T>(document.RootElement);
    }

    public static IReadOnlyList<T> Many<T>(Response response)
    {
        using var document = Parse(response);
        return document.RootElement.TryGetProperty("value", out var rows) ? [.. rows.EnumerateArray().Select(Entity<T>)] : [];
    }

    public static JsonDocument Parse(Response response)
    {
        try
        {
            return JsonDocument.Parse(response.ContentStream!);
        }
        catch (JsonException e)
        {
            throw new RequestFailedException(
                response.Status,
                $"The response body was unexpectedly missing or malformed, so the entity could not be read from the response. HTTP {response.Status} ({response.ReasonPhrase}).",
                e);
        }
    }

    private static T Entity<T>(JsonElement json)
    {
        var row = json.EnumerateObject().Where(p => p.Name != "odata.metadata").ToDictionary(p => p.Name, p => Value(p.Value));
        var entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object> dynamic)
            Fill(dynamic, row);
        else
            EntityShape.Of(typeof(T)).Read(row, entity);
        return entity;
    }

    private static void Fill(IDictionary<string, object> entity, Dictionary<string, object> row)
    {
        foreach (var (name, value) in row.Where(p => !p.Key.EndsWith(EdmType.Suffix, StringComparison.Ordinal)))
        {
            entity[name] = row.TryGetValue(name + EdmType.Suffix, out var type)
                ? Typed(value, (string)type, name)
                : name == nameof(ITableEntity.Timestamp) && value is string time ? Time(time) : value;
        }
    }

    private static object Typed(object value, string type, string name) => type switch
    {
        EdmType.Binary => Convert.FromBase64String((string)value),
        EdmType.DateTime => Time((string)value),
        EdmType.Double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        EdmType.Guid => Guid.Parse((string)value),
        EdmType.Int64 => long.Parse((string)value, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"Not supported type ({type}, {name}{EdmType.Suffix})"),
    };

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static object Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.Number when json.TryGetInt64(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(Value).ToArray(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Value(p.Value)),
        _ => null,
    };
}
