using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

public enum Shade
{
    Red,
    Green,
    Blue,
}

/// <summary>Keys and versions, as every entity class has them.</summary>
public class Row : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }
}

/// <summary>One property of a type under test.</summary>
public sealed class Column<T> : Row
{
    public T? Value { get; set; }
}

/// <summary>A property of each kind that a table can hold.</summary>
public sealed class Everything : Row
{
    public string? Text { get; set; }

    public int Number { get; set; }

    public int? NumberOrNone { get; set; }

    public long Big { get; set; }

    public long? BigOrNone { get; set; }

    public double Fraction { get; set; }

    public double? FractionOrNone { get; set; }

    public bool Flag { get; set; }

    public bool? FlagOrNone { get; set; }

    public Guid Id { get; set; }

    public Guid? IdOrNone { get; set; }

    public DateTime Day { get; set; } = DateTime.UnixEpoch;

    public DateTime? DayOrNone { get; set; }

    public DateTimeOffset Instant { get; set; } = DateTimeOffset.UnixEpoch;

    public DateTimeOffset? InstantOrNone { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public Shade Shade { get; set; }

    public Shade? ShadeOrNone { get; set; }

    [IgnoreDataMember]
    public string Ignored { get; set; } = "not sent";

    [DataMember(Name = "renamed")]
    public string? Renamed { get; set; }
}
