using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>The dynamic entity as a dictionary with typed getters; values of the library's own TableEntityTests.</summary>
public sealed class TableEntityTests
{
    private static readonly DateTime Day = new(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TableEntity _full = new("partition", "row")
    {
        ["binary"] = new byte[] { 1, 2 },
        ["data"] = BinaryData.FromBytes([3]),
        ["boolean"] = true,
        ["datetime"] = Day,
        ["datetimeoffset"] = new DateTimeOffset(2024, 1, 2, 6, 4, 5, TimeSpan.FromHours(3)),
        ["double"] = 2.0,
        ["guid"] = Guid.Empty,
        ["int32"] = int.MaxValue,
        ["int64"] = long.MaxValue,
        ["string"] = "hello!",
        ["null"] = null,
    };

    [Fact]
    public void Each_type_has_a_getter()
    {
        Assert.Equal([1, 2], _full.GetBinary("binary"));
        Assert.Equal([1, 2], _full.GetBinaryData("binary").ToArray());
        Assert.Equal([3], _full.GetBinaryData("data").ToArray());
        Assert.True(_full.GetBoolean("boolean"));
        Assert.Equal(Day, _full.GetDateTime("datetime"));
        Assert.Equal(2.0, _full.GetDouble("double"));
        Assert.Equal(Guid.Empty, _full.GetGuid("guid"));
        Assert.Equal(int.MaxValue, _full.GetInt32("int32"));
        Assert.Equal(long.MaxValue, _full.GetInt64("int64"));
        Assert.Equal("hello!", _full.GetString("string"));
    }

    [Fact]
    public void Times_are_read_with_and_without_an_offset()
    {
        Assert.Equal(Day, _full.GetDateTime("datetimeoffset"));
        Assert.Equal(DateTimeKind.Utc, _full.GetDateTime("datetimeoffset")!.Value.Kind);
        Assert.Equal(new DateTimeOffset(Day), _full.GetDateTimeOffset("datetime"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("nothing of that name")]
    [InlineData("STRING")]
    public void What_is_not_there_is_null(string name)
    {
        Assert.Null(_full.GetBinary(name));
        Assert.Null(_full.GetBinaryData(name));
        Assert.Null(_full.GetBoolean(name));
        Assert.Null(_full.GetDateTime(name));
        Assert.Null(_full.GetDateTimeOffset(name));
        Assert.Null(_full.GetDouble(name));
        Assert.Null(_full.GetGuid(name));
        Assert.Null(_full.GetInt32(name));
        Assert.Null(_full.GetInt64(name));
        Assert.Null(_full.GetString(name));
        Assert.Null(_full[name]);
    }

    [Fact]
    public void A_getter_of_another_type_throws()
    {
        Assert.Throws<InvalidOperationException>(() => _full.GetBinary("boolean"));
        Assert.Throws<InvalidOperationException>(() => _full.GetBoolean("datetime"));
        Assert.Throws<InvalidOperationException>(() => _full.GetDateTime("double"));
        Assert.Throws<InvalidOperationException>(() => _full.GetDouble("int32"));
        Assert.Throws<InvalidOperationException>(() => _full.GetGuid("string"));
        Assert.Throws<InvalidOperationException>(() => _full.GetInt32("int64"));
        Assert.Throws<InvalidOperationException>(() => _full.GetString("binary"));
        var error = Assert.Throws<InvalidOperationException>(() => _full.GetInt64("int32"));
        Assert.Equal("Cannot return System.Nullable`1[System.Int64] type for a System.Int32 typed property.", error.Message);
    }

    [Fact]
    public void A_long_or_a_double_stays_one_when_an_int_is_put_in_its_place()
    {
        _full["int64"] = 5;
        _full["double"] = 5;
        Assert.Equal(5L, _full["int64"]);
        Assert.Equal(5.0, _full["double"]);
    }

    [Fact]
    public void Otherwise_a_value_takes_the_type_it_is_given()
    {
        _full["int32"] = 5L;
        Assert.Equal(5L, _full["int32"]);
        _full["boolean"] = "text";
        Assert.Equal("text", _full["boolean"]);
        _full["string"] = null;
        Assert.Null(_full["string"]);
    }

    [Fact]
    public void The_keys_the_time_and_the_version_are_properties_too()
    {
        var time = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(3));
        var entity = new TableEntity("p", "r") { Timestamp = time, ETag = new ETag("e") };
        Assert.Equal(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], entity.Keys);
        Assert.Equal("p", entity["PartitionKey"]);
        Assert.Equal(time, entity["Timestamp"]);
        Assert.Equal("e", entity["odata.etag"]);
    }

    [Fact]
    public void An_empty_entity_has_no_keys_no_time_and_no_version()
    {
        var entity = new TableEntity();
        Assert.Empty(entity);
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.RowKey);
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
    }

    [Fact]
    public void It_is_a_dictionary()
    {
        IDictionary<string, object> entity = new TableEntity(new Dictionary<string, object> { ["PartitionKey"] = "p", ["a"] = 1 });
        entity.Add("b", 2);
        entity.Add("b", 3);
        Assert.Equal(3, entity.Count);
        Assert.Equal(3, entity["b"]);
        Assert.True(entity.TryGetValue("a", out var value));
        Assert.Equal(1, value);
        Assert.False(entity.TryGetValue("c", out _));
        Assert.True(entity.Contains(new("a", 1)));
        Assert.False(entity.Contains(new("a", 2)));
        Assert.True(entity.Remove("a"));
        Assert.False(entity.ContainsKey("a"));
        Assert.Equal(new object[] { "p", 3 }, entity.Values);
        entity.Clear();
        Assert.Empty(entity);
    }
}
