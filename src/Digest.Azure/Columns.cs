using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace Digest.Azure;

/// <summary>Writes and reads the columns of a row within the limits of Azure Tables: 64 KiB for each.</summary>
internal static class Columns
{
    // A string is stored as UTF-16.
    private const int MaxText = 32_000;
    private const int MaxBytes = 64_000;

    public static string? Bounded(string? text, int max = MaxText)
    {
        if (text is null || text.Length <= max)
            return text;
        return char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)] : text[..max];
    }

    /// <summary>As many of the items, from the first, as a column takes.</summary>
    public static string List(IReadOnlyList<string> items)
    {
        var json = JsonSerializer.Serialize(items, Stored.Json.IReadOnlyListString);
        for (var count = items.Count; json.Length > MaxText;)
        {
            count = Math.Min(count - 1, (int)((long)count * MaxText / json.Length));
            json = JsonSerializer.Serialize([.. items.Take(count)], Stored.Json.IReadOnlyListString);
        }
        return json;
    }

    public static IReadOnlyList<string> List(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize(json, Stored.Json.IReadOnlyListString) ?? [];

    /// <summary>Writes all the lines, over as many columns as they need: <c>name0</c>, <c>name1</c>, …</summary>
    public static void SetLines(this TableEntity row, string name, IReadOnlyList<string> lines) =>
        row.SetBytes(name, Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static IReadOnlyList<string> GetLines(this TableEntity row, string name) =>
        row.GetBytes(name) is { Length: > 0 } bytes ? Encoding.UTF8.GetString(bytes).Split('\n') : [];

    public static void SetBytes(this TableEntity row, string name, byte[] bytes)
    {
        foreach (var (index, part) in bytes.Chunk(MaxBytes).Index())
            row[$"{name}{index}"] = part;
    }

    public static byte[] GetBytes(this TableEntity row, string name)
    {
        var bytes = new List<byte>();
        for (var index = 0; row.GetBinary($"{name}{index}") is { } part; index++)
            bytes.AddRange(part);
        return [.. bytes];
    }

    public static T GetEnum<T>(this TableEntity row, string name)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(name));

    public static DateTimeOffset GetInstant(this TableEntity row, string name) =>
        row.GetDateTimeOffset(name) ?? throw new InvalidDataException($"Row ({row.PartitionKey}, {row.RowKey}) has no {name}.");
}
