using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>How the service's JSON becomes an entity.</summary>
public sealed class ReadingTests
{
    private const string Keys = """{"odata.metadata":"m","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","Timestamp":"2024-05-06T07:08:09.1234567Z","Value":""";
    private static readonly DateTimeOffset Instant = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void The_property_decides_the_type_in_a_class()
    {
        Assert.Equal("x", Read<string>("\"x\""));
        Assert.Equal(5, Read<int>("5"));
        Assert.Equal(9, Read<long>("\"9\",\"Value@odata.type\":\"Edm.Int64\""));
        Assert.Equal(9, Read<long?>("\"9\""));
        Assert.Equal(1, Read<double>("1"));
        Assert.Equal(1.5, Read<double?>("1.5"));
        Assert.Equal(double.NaN, Read<double>("\"NaN\""));
        Assert.True(Read<bool>("true"));
        Assert.Equal(Guid.Empty, Read<Guid?>("\"00000000-0000-0000-0000-000000000000\""));
        Assert.Equal(Instant, Read<DateTimeOffset>("\"2024-01-02T03:04:05Z\""));
        Assert.Equal(Instant.UtcDateTime, Read<DateTime>("\"2024-01-02T03:04:05Z\""));
        Assert.Equal(DateTimeKind.Utc, Read<DateTime>("\"2024-01-02T03:04:05Z\"").Kind);
        Assert.Equal([1, 2], Read<byte[]>("\"AQI=\""));
        Assert.Equal("hi", Read<BinaryData>("\"aGk=\"")!.ToString());
    }

    [Fact]
    public void Null_is_the_type_s_default()
    {
        Assert.Null(Read<string>("null"));
        Assert.Equal(0, Read<int>("null"));
        Assert.Null(Read<int?>("null"));
        Assert.Equal(default, Read<DateTime>("null"));
    }

    [Fact]
    public void An_enum_is_read_by_its_exact_name()
    {
        Assert.Equal(Shade.Green, Read<Shade>("\"Green\""));
        Assert.Equal(Shade.Blue, Read<Shade?>("\"Blue\""));
        Assert.Equal(Shade.Red, Read<Shade>("\"green\""));
        Assert.Equal(Shade.Red, Read<Shade>("\"1\""));
        Assert.Null(Read<Shade?>("\"Violet\""));
    }

    [Fact]
    public void A_value_of_another_type_is_an_error()
    {
        Assert.Throws<InvalidCastException>(() => Read<int>("\"x\""));
        Assert.Throws<InvalidCastException>(() => Read<int>("5.5"));
        Assert.Throws<InvalidCastException>(() => Read<bool>("\"true\""));
        Assert.Throws<FormatException>(() => Read<Guid>("\"zz\""));
        Assert.Throws<ArgumentNullException>(() => Read<long>("5"));
    }

    [Fact]
    public void Keys_time_and_version_are_read_too()
    {
        var row = Row<Column<int>>("1");
        Assert.Equal(("p", "r"), (row.PartitionKey, row.RowKey));
        Assert.Equal(new ETag("W/\"1\""), row.ETag);
        Assert.Equal(DateTimeOffset.Parse("2024-05-06T07:08:09.1234567Z", System.Globalization.CultureInfo.InvariantCulture), row.Timestamp);
    }

    [Fact]
    public void A_class_keeps_what_the_row_does_not_say()
    {
        var row = Row<Everything>("1,\"Renamed\":\"no\",\"renamed\":\"yes\",\"Ignored\":\"no\",\"unknown\":1");
        Assert.Equal("yes", row.Renamed);
        Assert.Equal("not sent", row.Ignored);
        Assert.Null(row.Text);
        Assert.Equal(DateTime.UnixEpoch, row.Day);
    }

    [Fact]
    public void The_annotation_decides_the_type_in_a_dynamic_entity()
    {
        Assert.Equal("x", Dynamic("\"x\""));
        Assert.Equal(5, Dynamic("5"));
        Assert.Equal(3000000000L, Dynamic("3000000000"));
        Assert.Equal(1.0, Dynamic("1.0"));
        Assert.Equal(true, Dynamic("true"));
        Assert.Null(Dynamic("null"));
        Assert.Equal(9L, Dynamic("\"9\",\"Value@odata.type\":\"Edm.Int64\""));
        Assert.Equal(double.PositiveInfinity, Dynamic("\"Infinity\",\"Value@odata.type\":\"Edm.Double\""));
        Assert.Equal(Guid.Empty, Dynamic("\"00000000-0000-0000-0000-000000000000\",\"Value@odata.type\":\"Edm.Guid\""));
        Assert.Equal(Instant, Dynamic("\"2024-01-02T03:04:05Z\",\"Value@odata.type\":\"Edm.DateTime\""));
        Assert.Equal(new byte[] { 1, 2 }, Dynamic("\"AQI=\",\"Value@odata.type\":\"Edm.Binary\""));
        Assert.Throws<NotSupportedException>(() => Dynamic("\"3\",\"Value@odata.type\":\"Edm.Foo\""));
    }

    [Fact]
    public void A_dynamic_entity_keeps_no_annotation()
    {
        var row = Row<TableEntity>("\"9\",\"Value@odata.type\":\"Edm.Int64\"");
        Assert.Equal(["odata.etag", "PartitionKey", "RowKey", "Timestamp", "Value"], row.Keys);
        Assert.IsType<DateTimeOffset>(row["Timestamp"]);
        Assert.Equal(new ETag("W/\"1\""), row.ETag);
    }

    [Fact]
    public void An_answer_that_is_no_JSON_is_a_failed_request()
    {
        var error = Assert.Throws<RequestFailedException>(() => new RecordedService(new RecordedResponse(200, "no JSON")).Table.GetEntity<TableEntity>("p", "r"));
        Assert.Equal(200, error.Status);
    }

    private static T Row<T>(string value)
        where T : class, ITableEntity => new RecordedService(new RecordedResponse(200, Keys + value + "}")).Table.GetEntity<T>("p", "r").Value;

    private static T? Read<T>(string value) => Row<Column<T>>(value).Value;

    private static object? Dynamic(string value) => Row<TableEntity>(value)["Value"];
}
