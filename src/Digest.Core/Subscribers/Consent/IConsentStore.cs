namespace Digest.Core.Subscribers.Consent;

/// <summary>Where decisions of readers are kept. Nothing changes a record; only erasure removes them.</summary>
public interface IConsentStore
{
    /// <summary>Appends a record; nothing happens when it is there already.</summary>
    Task AppendAsync(ConsentRecord record, CancellationToken cancellationToken);

    /// <summary>Appends many.</summary>
    Task AppendManyAsync(IReadOnlyCollection<ConsentRecord> records, CancellationToken cancellationToken);

    /// <summary>The records of a subscriber, the oldest first.</summary>
    IAsyncEnumerable<ConsentRecord> ListAsync(string edition, string subscriberId, CancellationToken cancellationToken);

    /// <summary>Removes the records of a subscriber.</summary>
    Task EraseAsync(string edition, string subscriberId, CancellationToken cancellationToken);
}
