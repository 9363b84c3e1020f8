using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables.Service;

/// <summary>One call of the REST service, sent by itself or as a part of a batch.</summary>
internal sealed class TableOperation(RequestMethod method, string path)
{
    private const string MinimalMetadata = "application/json;odata=minimalmetadata";
    private const string Json = "application/json";

    public RequestMethod Method => method;

    public string Path => path;

    public List<(string Name, string Value)> Query { get; } = [];

    /// <summary>In the order of the wire; the version of the service comes first.</summary>
    public List<(string Name, string Value)> Headers { get; } = [];

    public byte[] Body { get; private set; }

    public static TableOperation CreateTable(string table, bool answer) =>
        Insert("Tables", JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table }), answer);

    public static TableOperation DeleteTable(string table) => new TableOperation(RequestMethod.Delete, $"Tables('{Escaped(table)}')").With("Accept", Json);

    public static TableOperation QueryTables(string filter, int? top, string next) => new TableOperation(RequestMethod.Get, "Tables")
        .Formatted().Asking("$top", top).Asking("$filter", filter).Asking("NextTableName", next)
        .With("DataServiceVersion", "3.0").With("Accept", MinimalMetadata);

    public static TableOperation Add(string table, ITableEntity entity) => Insert(table, EntityWriter.Write(entity), answer: false);

    public static TableOperation Get(string table, string partitionKey, string rowKey, IEnumerable<string> select) => Of(RequestMethod.Get, table, partitionKey, rowKey)
        .Asking("$select", Joined(select))
        .With("DataServiceVersion", "3.0").With("Accept", MinimalMetadata);

    /// <summary>An update; with the default ETag also an insert, where the entity is not there.</summary>
    public static TableOperation Put(string table, ITableEntity entity, ETag ifMatch, TableUpdateMode mode)
    {
        var method = mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"Unexpected value for {nameof(mode)}: {mode}"),
        };
        var operation = Of(method, table, entity.PartitionKey, entity.RowKey)
            .With("DataServiceVersion", "3.0")
            .With("If-Match", ifMatch == default ? null : ifMatch.ToString())
            .With("Accept", Json).With("Content-Type", Json);
        operation.Body = EntityWriter.Write(entity);
        return operation;
    }

    public static TableOperation Delete(string table, string partitionKey, string rowKey, ETag ifMatch) => Of(RequestMethod.Delete, table, partitionKey, rowKey)
        .With("DataServiceVersion", "3.0")
        .With("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString())
        .With("Accept", MinimalMetadata);

    public static TableOperation QueryEntities(string table, string filter, int? top, IEnumerable<string> select, string nextPartitionKey, string nextRowKey) =>
        new TableOperation(RequestMethod.Get, $"{table}()")
            .Formatted().Asking("$top", top).Asking("$select", Joined(select)).Asking("$filter", filter)
            .Asking("NextPartitionKey", nextPartitionKey).Asking("NextRowKey", nextRowKey)
            .With("DataServiceVersion", "3.0").With("Accept", MinimalMetadata);

    public static TableOperation Batch(string boundary, byte[] body) => new TableOperation(RequestMethod.Post, "$batch") { Body = body }
        .With("DataServiceVersion", "3.0").With("Accept", Json).With("Content-Type", $"multipart/mixed; boundary={boundary}");

    private static TableOperation Insert(string path, byte[] body, bool answer) => new TableOperation(RequestMethod.Post, path) { Body = body }
        .Formatted()
        .With("DataServiceVersion", "3.0").With("Prefer", answer ? null : "return-no-content")
        .With("Accept", MinimalMetadata).With("Content-Type", "application/json;odata=nometadata");

    private static TableOperation Of(RequestMethod method, string table, string partitionKey, string rowKey) =>
        new TableOperation(method, $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')").Formatted();

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string Joined(IEnumerable<string> select) => select is null ? null : string.Join(',', select);

    private TableOperation Formatted() => Asking("$format", MinimalMetadata);

    private TableOperation Asking(string name, int? value) => Asking(name, value?.ToString(CultureInfo.InvariantCulture));

    private TableOperation Asking(string name, string value)
    {
        if (value is not null)
            Query.Add((name, value));
        return this;
    }

    private TableOperation With(string name, string value)
    {
        if (value is not null)
            Headers.Add((name, value));
        return this;
    }
}
