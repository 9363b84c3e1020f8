using System.Globalization;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>Which batch a reader is in: ids are hashes, so that equal ranges of them are batches of about equal size.</summary>
public static class BatchMap
{
    /// <summary>About how many readers a batch has: one queue message and one partition of the ledger each.</summary>
    public const int ReadersPerBatch = 1_000;

    /// <summary>How many batches an audience makes.</summary>
    public static int CountFor(int readers) => Math.Max(1, (readers + ReadersPerBatch - 1) / ReadersPerBatch);

    /// <summary>The batch of a subscriber.</summary>
    public static int Of(string subscriberId, int batches)
    {
        ArgumentNullException.ThrowIfNull(subscriberId);
        return (int)((ulong)uint.Parse(subscriberId.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) * (ulong)batches >> 32);
    }

    /// <summary>The ids of a batch.</summary>
    public static IdRange RangeOf(int batch, int batches) =>
        new(batch == 0 ? "" : Border(batch, batches), batch == batches - 1 ? null : Border(batch + 1, batches));

    // The first 32 bits from which on an id belongs to this batch.
    private static string Border(int batch, int batches) =>
        ((((ulong)batch << 32) + (ulong)batches - 1) / (ulong)batches).ToString("x8", CultureInfo.InvariantCulture);
}
