using Digest.Core.Editions;

namespace Digest.Core.Subscribers;

/// <summary>
/// Knows the addresses that complained or do not exist, whichever edition learnt it. Its hashes name their edition, so that
/// one that came later, or a list that is brought along, is held against those of all.
/// </summary>
public sealed class AddressBars(EditionList editions, ISuppressionStore suppressions)
{
    /// <summary>The suppression that bars an address in another edition and holds for this one too; null when there is none.</summary>
    /// <param name="edition">This edition's id.</param>
    /// <param name="address">The mailbox.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Suppression?> ElsewhereAsync(string edition, string address, CancellationToken cancellationToken)
    {
        foreach (var other in editions.All.Where(other => other.Id != edition))
        {
            if (await suppressions.FindAsync(other.Id, SubscriberId.For(other.Id, ChannelKind.Email, address), cancellationToken) is { } found && Lifting.IsOfAddress(found.Reason))
                return found;
        }

        return null;
    }
}
