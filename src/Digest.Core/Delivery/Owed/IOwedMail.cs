using Digest.Core.Editions;
using Digest.Core.Templates.Notices;

namespace Digest.Core.Delivery.Owed;

/// <summary>A mail that one person is owed, beside all issues, and the row that says so.</summary>
public interface IOwedMail
{
    /// <summary>How far it has come, by the row as it was read.</summary>
    MailProgress Progress { get; }

    /// <summary>When it says nothing true any more; null for never.</summary>
    DateTimeOffset? Expires { get; }

    /// <summary>Hex digits, at least two, in which such mails differ.</summary>
    string Seed { get; }

    /// <summary>Makes it; null when nobody may be written to.</summary>
    Task<MadeMail?> MakeAsync(CancellationToken cancellationToken);

    /// <summary>Writes how far it has come; false when the row says by now something else than <paramref name="from"/>.</summary>
    Task<bool> TryMoveAsync(MailProgress from, MailProgress to, CancellationToken cancellationToken);

    /// <summary>Queues a message for it.</summary>
    /// <param name="attempt">How many tries were begun before the one that it asks for.</param>
    /// <param name="delay">How long it is hidden.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task EnqueueAsync(int attempt, TimeSpan delay, CancellationToken cancellationToken);
}

/// <summary>A mail that can go out.</summary>
/// <param name="Edition">The edition that sends it.</param>
/// <param name="Recipient">Whom it goes to; the id stays the same with every try.</param>
/// <param name="Notice">What it says.</param>
public sealed record MadeMail(Edition Edition, NoticeRecipient Recipient, RenderedNotice Notice);
