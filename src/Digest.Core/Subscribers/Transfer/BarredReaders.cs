using System.Globalization;
using Digest.Core.Editions;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Whom an import must leave out, read once: all whom its edition must not write to, and of the others those whose address
/// is to blame. Ids are hashes of 128 bits: sixteen bytes each, for as many as a publisher may have.
/// </summary>
internal sealed class BarredReaders
{
    private readonly Dictionary<UInt128, string> _own = [];
    private readonly List<(string Edition, Dictionary<UInt128, string> Reasons)> _others = [];

    public static async Task<BarredReaders> ReadAsync(ISuppressionStore suppressions, EditionList editions, string edition, CancellationToken cancellationToken)
    {
        var barred = new BarredReaders();
        await foreach (var suppression in suppressions.ListAsync(edition, IdRange.All, cancellationToken))
            barred._own[Number(suppression.SubscriberId)] = string.Intern(suppression.Reason);
        foreach (var other in editions.All.Where(other => other.Id != edition))
        {
            var reasons = new Dictionary<UInt128, string>();
            await foreach (var suppression in suppressions.ListAsync(other.Id, IdRange.All, cancellationToken).Where(suppression => Lifting.IsOfAddress(suppression.Reason)))
                reasons[Number(suppression.SubscriberId)] = string.Intern(suppression.Reason);
            if (reasons.Count > 0)
                barred._others.Add((other.Id, reasons));
        }

        return barred;
    }

    /// <summary>Bars a reader for the rest of the import.</summary>
    public void Add(string id, string reason) => _own.TryAdd(Number(id), reason);

    /// <summary>Why an address must not be written to; null when it may.</summary>
    public string? ReasonFor(string id, string address)
    {
        if (_own.TryGetValue(Number(id), out var reason))
            return reason;
        foreach (var (edition, reasons) in _others)
        {
            if (reasons.TryGetValue(Number(SubscriberId.For(edition, ChannelKind.Email, address)), out var elsewhere))
                return $"{elsewhere} (edition {edition})";
        }

        return null;
    }

    private static UInt128 Number(string id) => UInt128.Parse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
