using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>What goes over the wire when an entity is written: property types as the REST reference lists them.</summary>
public sealed class WritingTests
{
    private readonly RecordedService _service = new();

    [Fact]
    public void Every_type_of_a_class_is_written_with_its_annotation()
    {
        Assert.Equal("""{"Value":"x","PartitionKey":"p","RowKey":"r"}""", Written(new Column<string> { Value = "x" }));
        Assert.Equal("""{"Value":5,"PartitionKey":"p","RowKey":"r"}""", Written(new Column<int> { Value = 5 }));
        Assert.Equal("""{"Value":"9","Value@odata.type":"Edm.Int64","PartitionKey":"p","RowKey":"r"}""", Written(new Column<long> { Value = 9 }));
        Assert.Equal("""{"Value":"4","Value@odata.type":"Edm.Int64","PartitionKey":"p","RowKey":"r"}""", Written(new Column<long?> { Value = 4 }));
        Assert.Equal("""{"Value":2.5,"Value@odata.type":"Edm.Double","PartitionKey":"p","RowKey":"r"}""", Written(new Column<double> { Value = 2.5 }));
        Assert.Equal("""{"Value":"NaN","Value@odata.type":"Edm.Double","PartitionKey":"p","RowKey":"r"}""", Written(new Column<double> { Value = double.NaN }));
        Assert.Equal("""{"Value":true,"PartitionKey":"p","RowKey":"r"}""", Written(new Column<bool> { Value = true }));
        Assert.Equal(
            """{"Value":"66cf3753-1cc9-44c4-b857-4546f744901b","Value@odata.type":"Edm.Guid","PartitionKey":"p","RowKey":"r"}""",
            Written(new Column<Guid> { Value = new Guid("66cf3753-1cc9-44c4-b857-4546f744901b") }));
        Assert.Equal(
            """{"Value":"2024-01-02T03:04:05.0000000Z","Value@odata.type":"Edm.DateTime","PartitionKey":"p","RowKey":"r"}""",
            Written(new Column<DateTime> { Value = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc) }));
        Assert.Equal(
            """{"Value":"2024-01-02T00:04:05.0000000Z","Value@odata.type":"Edm.DateTime","PartitionKey":"p","RowKey":"r"}""",
            Written(new Column<DateTimeOffset> { Value = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(3)) }));
        Assert.Equal("""{"Value":"AQI=","Value@odata.type":"Edm.Binary","PartitionKey":"p","RowKey":"r"}""", Written(new Column<byte[]> { Value = [1, 2] }));
        Assert.Equal("""{"Value":"aGk=","Value@odata.type":"Edm.Binary","PartitionKey":"p","RowKey":"r"}""", Written(new Column<BinaryData> { Value = BinaryData.FromString("hi") }));
    }

    [Fact]
    public void An_enum_is_written_by_name()
    {
        Assert.Equal("""{"Value":"Green","PartitionKey":"p","RowKey":"r"}""", Written(new Column<Shade> { Value = Shade.Green }));
        Assert.Equal("""{"Value":"Blue","PartitionKey":"p","RowKey":"r"}""", Written(new Column<Shade?> { Value = Shade.Blue }));
    }

    [Fact]
    public void None_is_written_as_null()
    {
        Assert.Equal("""{"Value":null,"PartitionKey":"p","RowKey":"r"}""", Written(new Column<string>()));
        Assert.Equal("""{"Value":null,"PartitionKey":"p","RowKey":"r"}""", Written(new Column<long?>()));
        Assert.Equal("""{"Value":null,"PartitionKey":"p","RowKey":"r"}""", Written(new Column<byte[]>()));
    }

    [Fact]
    public void The_time_and_the_version_are_not_written()
    {
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", Written(new Row { Timestamp = DateTimeOffset.UnixEpoch, ETag = new ETag("e") }));
        Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", Written(new TableEntity("p", "r") { Timestamp = DateTimeOffset.UnixEpoch, ETag = new ETag("e") }));
    }

    [Fact]
    public void Serialization_attributes_rename_and_leave_out()
    {
        var written = Written(new Everything { Renamed = "n" });
        Assert.Contains("\"renamed\":\"n\"", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Renamed", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Ignored", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dynamic_entity_is_written_in_its_order()
    {
        var entity = new TableEntity("p", "r") { ["s"] = "<&'\"", ["i"] = 1, ["l"] = 2L, ["d"] = 2.5, ["b"] = false, ["g"] = Guid.Empty, ["bin"] = new byte[] { 3 }, ["n"] = null };
        Assert.Equal(
            """{"PartitionKey":"p","RowKey":"r","s":"\u003C\u0026\u0027\u0022","i":1,"l":"2","l@odata.type":"Edm.Int64","d":2.5,"d@odata.type":"Edm.Double","b":false"""
            + ""","g":"00000000-0000-0000-0000-000000000000","g@odata.type":"Edm.Guid","bin":"Aw==","bin@odata.type":"Edm.Binary","n":null}""",
            Written(entity));
    }

    [Fact]
    public void A_time_that_is_not_universal_is_refused()
    {
        var error = Assert.Throws<NotSupportedException>(() => Written(new Column<DateTime> { Value = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Unspecified) }));
        Assert.Equal(
            "DateTime 01/02/2024 03:04:05 has a Kind of Unspecified. Azure SDK requires it to be UTC. You can call DateTime.SpecifyKind to change Kind property value to DateTimeKind.Utc.",
            error.Message);
        Assert.Throws<NotSupportedException>(() => Written(new TableEntity("p", "r") { ["a"] = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Local) }));
    }

    [Fact]
    public void A_type_that_no_table_knows_is_refused()
    {
        Assert.Equal("Not supported type System.Int16", Assert.Throws<NotSupportedException>(() => Written(new Column<short>())).Message);
        Assert.Equal("Not supported type System.UInt32", Assert.Throws<NotSupportedException>(() => Written(new TableEntity("p", "r") { ["a"] = 3u })).Message);
        Assert.Equal(
            "Enum values are only supported for custom model types implementing ITableEntity.",
            Assert.Throws<NotSupportedException>(() => Written(new TableEntity("p", "r") { ["a"] = Shade.Red })).Message);
        Assert.Empty(_service.Requests);
    }

    [Fact]
    public void Both_keys_are_wanted()
    {
        var table = _service.Table;
        Assert.Equal("entity", Assert.Throws<ArgumentNullException>(() => table.AddEntity<TableEntity>(null!)).ParamName);
        Assert.Equal("PartitionKey", Assert.Throws<ArgumentNullException>(() => table.AddEntity(new TableEntity { RowKey = "r" })).ParamName);
        Assert.Equal("RowKey", Assert.Throws<ArgumentNullException>(() => table.UpsertEntity(new TableEntity { PartitionKey = "p" })).ParamName);
        Assert.Equal("PartitionKey", Assert.Throws<ArgumentNullException>(() => table.UpdateEntity(new TableEntity { RowKey = "r" }, ETag.All)).ParamName);
        Assert.Equal("partitionKey", Assert.Throws<ArgumentNullException>(() => table.DeleteEntity(null!, "r")).ParamName);
        Assert.Equal("rowKey", Assert.Throws<ArgumentNullException>(() => table.DeleteEntity("p", null!)).ParamName);
    }

    [Fact]
    public void An_update_names_the_version_it_is_of() =>
        Assert.Equal("ifMatch", Assert.Throws<ArgumentException>(() => _service.Table.UpdateEntity(new Row(), default)).ParamName);

    private string Written<T>(T entity)
        where T : ITableEntity
    {
        _service.Table.AddEntity(entity);
        return _service.Requests[^1].Body;
    }
}
