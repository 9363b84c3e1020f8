namespace Azure.Data.Tables;

/// <summary>What every entity has: its two keys, and the time and version that the service gives it.</summary>
public interface ITableEntity
{
    /// <summary>The partition of the table that the entity lives in.</summary>
    string PartitionKey { get; set; }

    /// <summary>The entity's name within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed the entity; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the entity; never sent as a property.</summary>
    ETag ETag { get; set; }
}
