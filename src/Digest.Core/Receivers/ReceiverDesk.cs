using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;

namespace Digest.Core.Receivers;

/// <summary>What operators do with webhooks and chats: add, test, mend and replay.</summary>
public sealed class ReceiverDesk(
    EditionList editions,
    ISubscriberStore subscribers,
    IIssueStore issues,
    IDeliveryStore deliveries,
    IConsentStore consents,
    IAttemptLog log,
    ReceiverHealth health,
    IEnumerable<IChannel> channels,
    UnsubscribeLinks links,
    TimeProvider time)
{
    /// <summary>How long the old secret signs as well after a rotation, unless somebody says otherwise.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>What the log calls a test message.</summary>
    public const string Test = "test";

    private readonly Dictionary<ChannelKind, IReceiverChannel> _channels = channels.OfType<IReceiverChannel>().ToDictionary(channel => channel.Kind);

    /// <summary>
    /// Adds a receiver and asks it whether it is there. It gets no issue before it has answered a test message: see
    /// <see cref="TestAsync"/>. A receiver that is known stays as it is.
    /// </summary>
    /// <param name="receiver">The receiver; its secret is made here unless it has one.</param>
    /// <param name="signing">The kind of the secret that is made; null for the usual one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">It is known, or the deployment does not reach its kind.</exception>
    public async Task<(Subscriber Subscriber, DeliveryOutcome Answer)> AddAsync(Subscriber receiver, SigningKind? signing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        await ChannelOf(receiver.Channel).CheckAsync(receiver.Address, receiver.Secret, cancellationToken);
        var pending = Pending(receiver, signing);
        if (!await subscribers.TryAddAsync(pending, cancellationToken))
            throw new InvalidOperationException($"Edition '{pending.Edition}' knows this receiver already: it is subscriber {pending.Id}. Test or enable that one instead.");
        // Whoever asked the operator is the operator's to know; the record says who decided.
        var record = new ConsentRecord { Edition = pending.Edition, SubscriberId = pending.Id, Kind = ConsentKind.Added, At = time.GetUtcNow(), Key = "added", Source = "operator", Address = pending.Contact, Language = pending.Language };
        await consents.AppendAsync(record, CancellationToken.None);
        return (pending, await TestAsync(pending, cancellationToken));
    }

    /// <summary>
    /// Registers what whoever looks after a receiver asked for, without asking it yet. An older entry that never answered
    /// gives way, so that nobody can keep an address from its owner; so does one whose owner left.
    /// </summary>
    /// <param name="receiver">The receiver.</param>
    /// <param name="signing">The kind of its secret; null for the usual one.</param>
    /// <param name="asked">When it was asked for: what was registered since then, perhaps by the same click, stays.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The new entry, which waits for its first answer; null when the receiver is known.</returns>
    public async Task<Subscriber?> RegisterAsync(Subscriber receiver, SigningKind? signing, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var pending = Pending(receiver, signing);
        if (await subscribers.TryAddAsync(pending, cancellationToken))
            return pending;
        var stored = await subscribers.ChangeAsync(pending.Edition, pending.Id, row => GivesWay(row) ? pending with { Joined = row.Joined ?? pending.Joined, Version = row.Version } : row, cancellationToken);
        return stored is { Status: SubscriberStatus.Pending } && stored.Changed == pending.Changed && stored.Secret == pending.Secret ? stored : null;

        // What an operator added without naming anybody is the operator's.
        bool GivesWay(Subscriber row) => row.Changed <= asked && row is { Status: SubscriberStatus.Pending, Contact: not null } or { Status: SubscriberStatus.Unsubscribed };
    }

    /// <summary>Whether a receiver of this kind and address can be registered, by what can be read in the address.</summary>
    public bool Takes(ChannelKind kind, string address) => _channels.TryGetValue(kind, out var channel) && channel.Problem(address, null) is null;

    /// <summary>
    /// Sends a test message. Whoever answers it proves that the address is theirs: a pending receiver gets the next issue,
    /// and so does one that was switched off. It is proven for the secret and the contact of this receiver, not for those of
    /// whoever took its place meanwhile.
    /// </summary>
    public async Task<DeliveryOutcome> TestAsync(Subscriber receiver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var messageId = DeliveryId.For($"{Test} {time.GetUtcNow():O}", receiver.Id);
        var began = time.GetTimestamp();
        var outcome = await ChannelOf(receiver.Channel).TestAsync(editions[receiver.Edition], receiver, messageId, cancellationToken);
        await RecordAsync(receiver, Test, messageId, began, outcome);
        if (outcome.Kind is OutcomeKind.Sent)
        {
            await subscribers.ChangeAsync(receiver.Edition, receiver.Id, row => row.Status is SubscriberStatus.Pending or SubscriberStatus.Disabled && row.Secret == receiver.Secret && row.Contact == receiver.Contact
                ? row with { Status = SubscriberStatus.Active, Reason = null, Changed = time.GetUtcNow() }
                : row, CancellationToken.None);
        }

        return outcome;
    }

    /// <summary>Gives a webhook a new secret. Messages carry signatures of both until the old one ends, and of those before it that have not ended yet.</summary>
    /// <param name="receiver">The webhook.</param>
    /// <param name="overlap">How long the old one signs as well, at least.</param>
    /// <param name="signing">The kind of the new secret; null for that of the old.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">Its secret is not made here.</exception>
    public async Task<Subscriber> RotateAsync(Subscriber receiver, TimeSpan overlap, SigningKind? signing, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var made = ChannelOf(receiver.Channel).NewSecret(signing, receiver.Secret)
            ?? throw new InvalidOperationException($"A {receiver.Channel} has no secret of ours: remove the subscriber and add it with the new address or token.");
        return await subscribers.ChangeAsync(receiver.Edition, receiver.Id, row => Rotated(row, made, overlap), cancellationToken) ?? throw Unknown(receiver.Id);
    }

    /// <summary>
    /// Sends an issue that went out to one receiver again, under the id that it had. It leaves the ledger as it is; a webhook
    /// that took the issue before recognises the id.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such issue.</exception>
    /// <exception cref="InvalidOperationException">It is not on its way, or was recalled; or the receiver gets none.</exception>
    public async Task<DeliveryOutcome> ReplayAsync(string issueId, Subscriber receiver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        var edition = editions[receiver.Edition];
        if (await issues.FindAsync(issueId, cancellationToken) is not { } issue || issue.Edition != edition.Id)
            throw new KeyNotFoundException($"Edition '{edition.Id}' has no issue '{issueId}'; list them with: digest issues list --edition {edition.Id}");
        ThrowUnlessOut(issue);
        if (receiver.Status is not SubscriberStatus.Active)
            throw new InvalidOperationException($"Subscriber {receiver.Id} is {receiver.Status.ToString().ToLowerInvariant()} and gets no issue. A test message that it answers makes it active: digest webhooks ping {receiver.Id}");
        var choice = ReaderChoice.Of(edition, receiver);
        // Whoever chose after the issue went out is told it as it is for all.
        var rendered = await issues.ReadRenderedAsync(issue.Id, choice, cancellationToken) ?? await issues.ReadRenderedAsync(issue.Id, cancellationToken)
            ?? throw new KeyNotFoundException($"Issue '{issueId}' was not rendered yet.");
        await using var prepared = ChannelOf(receiver.Channel).Prepare(choice.EditionOf(edition), issue, rendered);
        return await prepared.SendAsync(new Copy(receiver, DeliveryId.For(issue.Id, await RevisionAsync(issue, receiver, cancellationToken), receiver.Id), links.For(edition, receiver), 1), cancellationToken);
    }

    /// <summary>The receiver with this id or address.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public async Task<Subscriber> FindAsync(string idOrAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(idOrAddress);
        foreach (var edition in editions.All)
        {
            foreach (var id in _channels.Keys.Select(kind => SubscriberId.For(edition.Id, kind, idOrAddress)).Prepend(idOrAddress))
            {
                if (await subscribers.FindAsync(edition.Id, id, cancellationToken) is { } found && _channels.ContainsKey(found.Channel))
                    return found;
            }
        }

        throw new KeyNotFoundException("There is no such receiver. Name it by its id, which `digest webhooks list` prints, or by its address.");
    }

    /// <summary>The receivers of an edition, in the order of their ids.</summary>
    public IAsyncEnumerable<Subscriber> ListAsync(string edition, CancellationToken cancellationToken) =>
        subscribers.ListAsync(editions[edition].Id, IdRange.All, cancellationToken).Where(row => _channels.ContainsKey(row.Channel));

    /// <summary>The attempts to reach a receiver, latest first.</summary>
    public IAsyncEnumerable<Attempt> ReadLogAsync(Subscriber receiver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        return log.ReadAsync(receiver.Edition, receiver.Id, cancellationToken);
    }

    // An earlier secret keeps what was promised for it, though another follows.
    private Subscriber Rotated(Subscriber row, string made, TimeSpan overlap)
    {
        var now = time.GetUtcNow();
        var (old, until) = (row.Secret, now + overlap);
        if (row is { OldSecret: { } earlier, OldSecretUntil: { } end } && end > now)
            (old, until) = (overlap > TimeSpan.Zero ? $"{old} {earlier}" : earlier, end > until ? end : until);
        return row with { Secret = made, OldSecret = old, OldSecretUntil = until };
    }

    private static void ThrowUnlessOut(Issue issue)
    {
        if (issue.Recalled is not null)
            throw new InvalidOperationException($"Issue {issue.Id} was recalled: it is sent to nobody any more.");
        if (issue.State is not (IssueState.Delivering or IssueState.Finished))
            throw new InvalidOperationException($"Issue {issue.Id} is {issue.State.ToString().ToLowerInvariant()}: it was sent to nobody, and so cannot be sent again.");
    }

    // That of the receiver's own copy: one that had failed is not of the correction.
    private async Task<int> RevisionAsync(Issue issue, Subscriber receiver, CancellationToken cancellationToken) =>
        issue.Batches > 0 && await deliveries.FindAsync(issue.Id, BatchMap.Of(receiver.Id, issue.Batches), receiver.Id, cancellationToken) is { } row ? row.Revision : issue.Revision;

    private Subscriber Pending(Subscriber receiver, SigningKind? signing)
    {
        var now = time.GetUtcNow();
        return receiver with
        {
            Id = SubscriberId.For(editions[receiver.Edition].Id, receiver.Channel, receiver.Address),
            Status = SubscriberStatus.Pending,
            Secret = receiver.Secret ?? ChannelOf(receiver.Channel).NewSecret(signing, former: null),
            Joined = now,
            Changed = now,
        };
    }

    private static KeyNotFoundException Unknown(string id) => new($"There is no subscriber '{id}' any more.");

    private IReceiverChannel ChannelOf(ChannelKind kind) =>
        _channels.GetValueOrDefault(kind) ?? throw new InvalidOperationException($"This deployment reaches no {kind} as a webhook or chat.");

    private Task RecordAsync(Subscriber receiver, string subject, string messageId, long began, DeliveryOutcome outcome) => health.RecordAsync(receiver, new Attempt
    {
        Edition = receiver.Edition,
        SubscriberId = receiver.Id,
        At = time.GetUtcNow(),
        Subject = subject,
        MessageId = messageId,
        Kind = outcome.Kind,
        Code = outcome.Code,
        Took = time.GetElapsedTime(began),
    });
}
