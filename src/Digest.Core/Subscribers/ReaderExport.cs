using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;

namespace Digest.Core.Subscribers;

/// <summary>A wish to subscribe, for whoever had it; without what its link is made of.</summary>
/// <param name="Requested">When it was asked.</param>
/// <param name="Sent">When the mail to confirm was sent.</param>
/// <param name="Confirmed">When it was confirmed.</param>
/// <param name="Name">The name that was given.</param>
/// <param name="Language">The language that was asked in.</param>
/// <param name="Sections">The sections that were chosen; empty for all.</param>
/// <param name="Source">Where it was asked.</param>
/// <param name="Ip">The net address that asked.</param>
/// <param name="UserAgent">The browser that asked.</param>
public sealed record ReaderWish(DateTimeOffset Requested, DateTimeOffset? Sent, DateTimeOffset? Confirmed, string Name, string Language, IReadOnlyList<string> Sections, string Source, string? Ip, string? UserAgent);

/// <summary>What became of one issue for a reader.</summary>
/// <param name="Issue">The issue's id.</param>
/// <param name="Status">How it ended, or where it is.</param>
/// <param name="Code">The code of the last answer.</param>
/// <param name="Detail">The answer in words.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FirstTried">When it was first tried.</param>
/// <param name="Changed">When that last changed.</param>
public sealed record ReaderDelivery(string Issue, DeliveryStatus Status, string? Code, string? Detail, int Attempts, DateTimeOffset? FirstTried, DateTimeOffset Changed);

/// <summary>Everything that is kept of a reader of an edition.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="Address">The address.</param>
/// <param name="Contact">The mailbox of whoever looks after a receiver; null for a reader of mail.</param>
/// <param name="Name">The name.</param>
/// <param name="Status">Whether the reader gets issues.</param>
/// <param name="Reason">Why that is so.</param>
/// <param name="Language">The language; null for the edition's.</param>
/// <param name="Sections">The sections; empty for all.</param>
/// <param name="Joined">When the reader came.</param>
/// <param name="Changed">When the status last changed.</param>
/// <param name="Suppressed">Why and since when the address is not written to; null when it is.</param>
/// <param name="Consents">What was decided, the oldest first.</param>
public sealed record ReaderData(
    string Edition,
    string Address,
    string? Contact,
    string Name,
    SubscriberStatus Status,
    string? Reason,
    string? Language,
    IReadOnlyList<string> Sections,
    DateTimeOffset? Joined,
    DateTimeOffset? Changed,
    Suppression? Suppressed,
    IReadOnlyList<ConsentRecord> Consents)
{
    /// <summary>The last wish to subscribe; null when it was forgotten.</summary>
    public ReaderWish? Wish { get; init; }

    /// <summary>The points of the bounces.</summary>
    public double BounceScore { get; init; }

    /// <summary>What receiving sides said of the reader's copies, the latest last.</summary>
    public IReadOnlyList<BounceEntry> Bounces { get; init; } = [];

    /// <summary>What became of the latest issues for the reader, the latest first: <see cref="ReaderExport.MostIssues"/> at most.</summary>
    public IReadOnlyList<ReaderDelivery> Deliveries { get; init; } = [];

    /// <summary>The latest attempts to reach a webhook or a chat.</summary>
    public IReadOnlyList<Attempt> Attempts { get; init; } = [];
}

/// <summary>Gathers what is kept of a reader, from every place where something is.</summary>
public sealed class ReaderExport(
    ISuppressionStore suppressions,
    IConsentStore consents,
    ISignupStore signups,
    IFeedbackStore bounces,
    IAttemptLog attempts,
    IIssueStore issues,
    IDeliveryStore deliveries)
{
    /// <summary>Of so many issues it is looked up what became of them: more than a year of a weekly edition.</summary>
    public const int MostIssues = 60;

    private const int MostAttempts = 500;

    /// <summary>Everything that is kept of a reader.</summary>
    public async Task<ReaderData> ReadAsync(Subscriber reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var bounced = await bounces.FindAsync(reader.Edition, reader.Id, cancellationToken);
        return new ReaderData(
            reader.Edition,
            reader.Address,
            reader.Contact,
            reader.Name,
            reader.Status,
            reader.Reason,
            reader.Language,
            reader.Sections,
            reader.Joined,
            reader.Changed,
            await suppressions.FindAsync(reader.Edition, reader.Id, cancellationToken),
            await consents.ListAsync(reader.Edition, reader.Id, cancellationToken).ToListAsync(cancellationToken))
        {
            Wish = await WishAsync(reader, cancellationToken),
            BounceScore = bounced?.Score ?? 0,
            Bounces = bounced?.Entries ?? [],
            Deliveries = await DeliveriesAsync(reader, cancellationToken),
            Attempts = await attempts.ReadAsync(reader.Edition, reader.Id, cancellationToken).Take(MostAttempts).ToListAsync(cancellationToken),
        };
    }

    private async Task<ReaderWish?> WishAsync(Subscriber reader, CancellationToken cancellationToken)
    {
        var mailbox = reader.Channel is ChannelKind.Email ? reader.Address : reader.Contact;
        if (mailbox is null || await signups.FindAsync(reader.Edition, Signup.IdOf(reader.Edition, reader.Channel, mailbox), cancellationToken) is not { } wish || wish.ReaderId != reader.Id)
            return null;
        return new ReaderWish(wish.Requested, wish.Sent, wish.Confirmed, wish.Name, wish.Language, wish.Sections, wish.Source, wish.Ip, wish.UserAgent);
    }

    private async Task<List<ReaderDelivery>> DeliveriesAsync(Subscriber reader, CancellationToken cancellationToken)
    {
        var found = new List<ReaderDelivery>();
        await foreach (var issue in issues.ListAsync(reader.Edition, cancellationToken).Where(issue => issue.Batches > 0).Take(MostIssues))
        {
            if (await deliveries.FindAsync(issue.Id, BatchMap.Of(reader.Id, issue.Batches), reader.Id, cancellationToken) is { } row)
                found.Add(new ReaderDelivery(issue.Id, row.Status, row.Code, row.Detail, row.Attempts, row.FirstTried, row.Changed));
        }

        return found;
    }
}
