using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Digest.Core.Subscribers;

namespace Digest.Azure;

/// <summary>
/// What rows are called. Only ids that fit their pattern become keys, so that no key holds what Azure Tables forbids
/// (<c>/ \ # ?</c> and control characters) and no stranger's text reaches a path.
/// </summary>
internal static partial class Keys
{
    /// <summary>The partition of the articles that arrived on a day of UTC.</summary>
    public static string Day(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"day|{instant.UtcDateTime:yyyy-MM-dd}");

    /// <summary>The row key for a text of any length and with any characters.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// The row key of a week, such that the latest comes first: tables are read in the order of their keys, and the first
    /// row of an edition is the answer that is asked for most.
    /// </summary>
    public static string Descending(string week) => string.Create(
        CultureInfo.InvariantCulture,
        $"{9999 - int.Parse(week.AsSpan(0, 4), CultureInfo.InvariantCulture):D4}-{53 - int.Parse(week.AsSpan(6, 2), CultureInfo.InvariantCulture):D2}");

    /// <summary>The partition of a batch of an issue's ledger.</summary>
    public static string Batch(string issueId, int batch) =>
        TryParseIssue(issueId, out _, out _) && batch is >= 0 and < 100_000
            ? string.Create(CultureInfo.InvariantCulture, $"{issueId}|{batch:D5}")
            : throw new ArgumentException($"'{issueId}', batch {batch}, is no batch of an issue.", nameof(issueId));

    /// <summary>The partition of a subscriber: one of sixteen, by the first digit of the id.</summary>
    public static string Shard(string edition, string id) => $"{edition}|{id[0]}";

    /// <summary>The filter for a range of ids in the partitions of an edition.</summary>
    public static string OfShards(string edition, IdRange range)
    {
        var (first, last) = (range.From.Length > 0 ? range.From[0] : '0', range.To is { Length: > 0 } to ? to[0] : 'f');
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {$"{edition}|{first}"} and PartitionKey le {$"{edition}|{last}"}");
        if (range.From.Length > 0)
            filter += " and " + TableClient.CreateQueryFilter($"RowKey ge {range.From}");
        return range.To is null ? filter : filter + " and " + TableClient.CreateQueryFilter($"RowKey lt {range.To}");
    }

    /// <summary>Whether this is an id of 32 hex digits.</summary>
    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>Whether this is an edition's id.</summary>
    public static bool IsEdition(string edition) => Edition().IsMatch(edition);

    /// <summary>The same id, if it is one of 32 hex digits.</summary>
    public static string CheckedId(string id) =>
        IsId(id) ? id : throw new ArgumentException($"'{id}' is not an id of 32 hex digits.", nameof(id));

    /// <summary>Splits <c>weekly-2026-W48</c> into edition and week.</summary>
    public static bool TryParseIssue(string issueId, out string edition, out string week)
    {
        var match = Issue().Match(issueId);
        (edition, week) = (match.Groups[1].Value, match.Groups[2].Value);
        return match.Success && IsEdition(edition);
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex Id();

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?\z")]
    private static partial Regex Edition();

    [GeneratedRegex(@"\A(.{1,32})-([0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3]))\z")]
    private static partial Regex Issue();
}
