using System.Globalization;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>The first line of a table's copy.</summary>
/// <param name="Version">Of its form.</param>
/// <param name="Table">The table.</param>
/// <param name="Taken">When.</param>
internal sealed record CopyHead(int Version, string Table, DateTimeOffset Taken);

/// <summary>A row in a copy.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Row">Its key.</param>
/// <param name="Columns">Each column's type, as one letter, and its value.</param>
internal sealed record CopiedRow(string Partition, string Row, Dictionary<string, string> Columns)
{
    public static CopiedRow From(TableEntity row)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in row)
        {
            if (name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag") && value is not null)
                columns[name] = Text(name, value);
        }

        return new CopiedRow(row.PartitionKey, row.RowKey, columns);
    }

    public TableEntity ToEntity()
    {
        var entity = new TableEntity(Partition, Row);
        foreach (var (name, text) in Columns)
            entity[name] = Value(text);
        return entity;
    }

    private static string Text(string name, object value) => value switch
    {
        string text => $"s{text}",
        int number => string.Create(CultureInfo.InvariantCulture, $"i{number}"),
        long number => string.Create(CultureInfo.InvariantCulture, $"l{number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"d{number:R}"),
        bool flag => flag ? "b1" : "b0",
        DateTimeOffset instant => $"t{instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)}",
        Guid id => $"g{id:N}",
        byte[] bytes => $"x{Convert.ToBase64String(bytes)}",
        BinaryData bytes => $"x{Convert.ToBase64String(bytes.ToMemory().Span)}",
        _ => throw new InvalidOperationException($"Column {name} is of type {value.GetType().Name}, which no row of Digest has."),
    };

    private static object Value(string text) => (text.Length > 0 ? text[0] : ' ', text.Length > 0 ? text[1..] : "") switch
    {
        ('s', var value) => value,
        ('i', var value) => int.Parse(value, CultureInfo.InvariantCulture),
        ('l', var value) => long.Parse(value, CultureInfo.InvariantCulture),
        ('d', var value) => double.Parse(value, CultureInfo.InvariantCulture),
        ('b', var value) => value == "1",
        ('t', var value) => DateTimeOffset.ParseExact(value, "O", CultureInfo.InvariantCulture),
        ('g', var value) => Guid.ParseExact(value, "N"),
        ('x', var value) => Convert.FromBase64String(value),
        _ => throw new FormatException("A column of no known type."),
    };
}
