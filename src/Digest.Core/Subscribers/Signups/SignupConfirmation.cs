using Digest.Core.Editions;
using Digest.Core.Subscribers.Consent;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Subscribers.Signups;

/// <summary>
/// Makes a reader of who confirms from the mailbox. Looking changes nothing; confirming does, once. Every step can be
/// repeated, so that a crash between two of them is made good by pressing the button again.
/// </summary>
public sealed partial class SignupConfirmation(
    ISignupStore signups,
    ISubscriberStore subscribers,
    ISuppressionStore suppressions,
    AddressBars bars,
    IConsentStore consents,
    ReaderLinks links,
    TimeProvider time,
    ILogger<SignupConfirmation> logger)
{
    /// <summary>The wish that a link confirms, or has confirmed; null when the link is not ours, too old, or of an earlier wish.</summary>
    public async Task<Signup?> FindAsync(Edition edition, string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (ReaderLinks.Named(token) is not { } id || await signups.FindAsync(edition.Id, id, cancellationToken) is not { } signup || !links.Confirms(signup, token))
            return null;
        return signup.Confirmed is null && signup.Expires <= time.GetUtcNow() ? null : signup;
    }

    /// <summary>Confirms the wish of a reader; null when the link does not, or the address must not be written to.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="token">The token of the link.</param>
    /// <param name="ip">The net address that confirms.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Signup?> ConfirmAsync(Edition edition, string token, string? ip, CancellationToken cancellationToken)
    {
        if (await FindAsync(edition, token, cancellationToken) is not { Confirmed: null, Receiver: null } signup)
            return await FindAsync(edition, token, cancellationToken);
        var suppression = await suppressions.FindAsync(edition.Id, signup.Id, cancellationToken);
        if (Lifting.IsBarred(await subscribers.FindAsync(edition.Id, signup.Id, cancellationToken), suppression) || await bars.ElsewhereAsync(edition.Id, signup.Address, cancellationToken) is not null)
            return null;

        // Only what was read: a complaint may have taken its place in this moment, and stays.
        if (suppression is not null && !await suppressions.RemoveAsync(suppression, cancellationToken))
            return null;
        var now = time.GetUtcNow();
        await consents.AppendAsync(Proof(edition, signup, now, ip), cancellationToken);
        if (await ActivateAsync(signup, now, cancellationToken) is not { Status: SubscriberStatus.Active })
            return null;
        Log.Confirmed(logger, signup.Id, edition.Id);
        return await signups.TryWriteAsync(signup with { Confirmed = now }, cancellationToken) ?? signup with { Confirmed = now };
    }

    private async Task<Subscriber?> ActivateAsync(Signup signup, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reader = new Subscriber
        {
            Id = signup.Id,
            Edition = signup.Edition,
            Channel = ChannelKind.Email,
            Address = signup.Address,
            Name = signup.Name,
            Language = signup.Language,
            Sections = signup.Sections,
            Joined = now,
            Changed = now,
        };
        return await subscribers.TryAddAsync(reader, cancellationToken)
            ? reader
            : await subscribers.ChangeAsync(signup.Edition, signup.Id, row => row.Status is SubscriberStatus.Active or SubscriberStatus.Suppressed ? row : reader with { Joined = row.Joined ?? now, Version = row.Version }, cancellationToken);
    }

    /// <summary>What proves that a wish was asked for and confirmed.</summary>
    internal static ConsentRecord Proof(Edition edition, Signup signup, DateTimeOffset now, string? ip) => new()
    {
        Edition = signup.Edition,
        SubscriberId = signup.ReaderId,
        Kind = ConsentKind.Given,
        At = signup.Requested,
        Key = signup.Nonce,
        Source = signup.Source,
        Address = signup.Address,
        Language = signup.Language,
        Ip = signup.Ip,
        UserAgent = signup.UserAgent,
        Wording = signup.Wording,
        WordingHash = ConsentWording.Hash(signup.Wording),
        // That which the page linked to, next to the words.
        PrivacyNotice = edition.PrivacyNoticeVersion,
        ConfirmationSent = signup.Sent,
        Confirmed = now,
        ConfirmationIp = ip,
        TokenId = signup.Nonce[..12],
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Subscriber {Subscriber} confirmed edition {Edition}")]
        public static partial void Confirmed(ILogger logger, string subscriber, string edition);
    }
}
