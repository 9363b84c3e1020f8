using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Delivery;

/// <summary>The id of one reader's copy: the same on every attempt, so that a receiver can tell a repetition.</summary>
public static class DeliveryId
{
    /// <summary>32 hex digits derived from (issue, revision, subscriber): a corrected mail is a message of its own.</summary>
    public static string For(string issueId, int revision, string subscriberId) =>
        For(revision == 0 ? issueId : string.Create(CultureInfo.InvariantCulture, $"{issueId} correction {revision}"), subscriberId);

    /// <summary>32 hex digits derived from (issue, subscriber).</summary>
    public static string For(string issueId, string subscriberId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issueId}\n{subscriberId}")).AsSpan(0, 16));
}
