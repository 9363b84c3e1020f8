using Digest.Core.Editions;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Templates;

namespace Digest.Core.Subscribers;

/// <summary>What a reader chose anew.</summary>
/// <param name="Name">The name; empty for none.</param>
/// <param name="Language">The language of headings and dates; null for the edition's.</param>
/// <param name="Sections">The titles of the sections; empty for all.</param>
public sealed record ReaderPreferences(string? Name, string? Language, IReadOnlyList<string> Sections);

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
    IReadOnlyList<ConsentRecord> Consents);

/// <summary>What readers do with what is kept of them, by their own link.</summary>
public sealed class ReaderDesk(ISubscriberStore subscribers, ISuppressionStore suppressions, IConsentStore consents, ReaderLinks links)
{
    private const int LongestName = 200;

    /// <summary>The reader whose link it is; null when it is none, or when everything was erased.</summary>
    public async Task<Subscriber?> FindAsync(string edition, string token, CancellationToken cancellationToken) =>
        links.Read(edition, token) is { } id ? await subscribers.FindAsync(edition, id, cancellationToken) : null;

    /// <summary>Keeps what a reader chose; null when the edition does not offer it, or there is no such reader.</summary>
    public async Task<Subscriber?> ChooseAsync(Edition edition, string id, ReaderPreferences chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(chosen);
        if (!ReaderChoices.AreOffered(edition, chosen.Language, chosen.Sections))
            return null;
        // All of them ticked is all of them, also when the edition gets another one.
        var sections = chosen.Sections.Count == edition.Sections.Count ? [] : chosen.Sections;
        var language = string.IsNullOrEmpty(chosen.Language) ? null : chosen.Language;
        return await subscribers.ChangeAsync(edition.Id, id, row => row with { Name = PlainText.Clean(chosen.Name, LongestName), Language = language, Sections = sections }, cancellationToken);
    }

    /// <summary>Everything that is kept of a reader.</summary>
    public async Task<ReaderData> ExportAsync(Subscriber reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
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
            await consents.ListAsync(reader.Edition, reader.Id, cancellationToken).ToListAsync(cancellationToken));
    }
}
