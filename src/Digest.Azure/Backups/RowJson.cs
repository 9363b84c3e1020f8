using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace Digest.Azure.Backups;

/// <summary>A row as a line of JSON, in the form of the table service: where JSON does not tell the type of a column, <c>Name@odata.type</c> does. The service's own time and version are left out.</summary>
internal static class RowJson
{
    private const string TypeOf = "@odata.type";

    private static readonly string[] OfTheService = ["Timestamp", "odata.etag"];
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TableEntity row, IBufferWriter<byte> line)
    {
        using var json = new Utf8JsonWriter(line, Options);
        json.WriteStartObject();
        foreach (var (name, value) in row)
        {
            if (value is null || OfTheService.Contains(name))
                continue;
            json.WritePropertyName(name);
            if (WriteValue(json, value, name) is { } type)
                json.WriteString(name + TypeOf, type);
        }

        json.WriteEndObject();
    }

    /// <exception cref="JsonException">It is no row.</exception>
    public static TableEntity Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var row = new TableEntity();
        foreach (var column in document.RootElement.EnumerateObject())
        {
            if (!column.Name.EndsWith(TypeOf, StringComparison.Ordinal))
                row[column.Name] = ReadValue(column, document.RootElement.TryGetProperty(column.Name + TypeOf, out var type) ? type.GetString() : null);
        }

        return row is { PartitionKey: not null, RowKey: not null } ? row : throw new JsonException("It lacks PartitionKey or RowKey.");
    }

    private static string? WriteValue(Utf8JsonWriter json, object value, string name)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                return null;
            case bool yes:
                json.WriteBooleanValue(yes);
                return null;
            case int number:
                json.WriteNumberValue(number);
                return null;
            case long number:
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                return "Edm.Int64";
            case double number:
                // NaN and the infinities are no numbers of JSON.
                json.WriteStringValue(number.ToString("R", CultureInfo.InvariantCulture));
                return "Edm.Double";
            case DateTimeOffset instant:
                json.WriteStringValue(instant.UtcDateTime);
                return "Edm.DateTime";
            case Guid id:
                json.WriteStringValue(id);
                return "Edm.Guid";
            case byte[] bytes:
                json.WriteBase64StringValue(bytes);
                return "Edm.Binary";
            case BinaryData bytes:
                json.WriteBase64StringValue(bytes.ToMemory().Span);
                return "Edm.Binary";
            default:
                throw new NotSupportedException($"Column {name} is of type {value.GetType().Name}, which no table has.");
        }
    }

    private static object ReadValue(JsonProperty column, string? type)
    {
        var value = column.Value;
        try
        {
            return (type, value.ValueKind) switch
            {
                (null, JsonValueKind.String) => value.GetString()!,
                (null, JsonValueKind.True) => true,
                (null, JsonValueKind.False) => false,
                (null, JsonValueKind.Number) => value.GetInt32(),
                ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
                ("Edm.Double", _) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
                ("Edm.DateTime", _) => new DateTimeOffset(value.GetDateTime().ToUniversalTime(), TimeSpan.Zero),
                ("Edm.Guid", _) => value.GetGuid(),
                ("Edm.Binary", _) => value.GetBytesFromBase64(),
                _ => throw new FormatException("That is a type which no column has."),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or InvalidOperationException or ArgumentNullException)
        {
            throw new JsonException($"Column {column.Name} cannot be read: {wrong.Message}", wrong);
        }
    }
}
