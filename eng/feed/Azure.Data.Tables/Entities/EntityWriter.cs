using System.Globalization;
using System.Text.Json;
using System.Xml;

namespace Azure.Data.Tables.Entities;

/// <summary>Writes an entity as the service reads it: a flat JSON object with type annotations.</summary>
internal static class EntityWriter
{
    public static byte[] Write(ITableEntity entity)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            if (entity is IDictionary<string, object> dynamic)
                WriteDynamic(json, dynamic);
            else
                EntityShape.Of(entity.GetType()).Write(entity, (name, value) => WriteProperty(json, name, value is Enum ? value.ToString() : value));
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WriteDynamic(Utf8JsonWriter json, IDictionary<string, object> entity)
    {
        foreach (var (name, value) in entity)
        {
            if (name is nameof(ITableEntity.Timestamp) or TableEntity.ETagName)
                continue;
            if (value is Enum)
                throw new NotSupportedException("Enum values are only supported for custom model types implementing ITableEntity.");
            WriteProperty(json, name, value);
        }
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        json.WritePropertyName(name);
        WriteValue(json, value);
        if (EdmType.Of(value) is { } type)
            json.WriteString(name + EdmType.Suffix, type);
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case ulong number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case double.NaN: json.WriteStringValue("NaN"); break;
            case double number: json.WriteNumberValue(number); break;
            case float number: json.WriteNumberValue(number); break;
            case decimal number: json.WriteNumberValue(number); break;
            case Guid guid: json.WriteStringValue(guid); break;
            case DateTime time: json.WriteStringValue(Utc(time)); break;
            case DateTimeOffset time: json.WriteStringValue(Utc(time.UtcDateTime)); break;
            case TimeSpan span: json.WriteStringValue(XmlConvert.ToString(span)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case BinaryData data: json.WriteBase64StringValue(data.ToMemory().Span); break;
            default: throw new NotSupportedException($"Not supported type {value.GetType()}");
        }
    }

    /// <summary>A local time is refused rather than converted: the caller has to say which instant is meant.</summary>
    private static string Utc(DateTime time) => time.Kind == DateTimeKind.Utc
        ? time.ToString("o", CultureInfo.InvariantCulture)
        : throw new NotSupportedException(string.Create(
            CultureInfo.InvariantCulture,
            $"DateTime {time} has a Kind of {time.Kind}. Azure SDK requires it to be UTC. You can call DateTime.SpecifyKind to change Kind property value to DateTimeKind.Utc."));
}
