using Digest.Core.Delivery.Owed;

namespace Digest.Core.Subscribers.Signups;

/// <summary>The mail of a wish to subscribe, as its row and its message have it.</summary>
internal sealed class OwedConfirmation(Signup signup, SignupMessage message, ISignupStore signups, ISignupQueue queue, Func<CancellationToken, Task<MadeMail?>> make) : IOwedMail
{
    private Signup _row = signup;

    public MailProgress Progress => new(_row.Requested, _row.Owed, _row.Sent, _row.Tries);

    public DateTimeOffset? Expires => _row.Expires;

    public string Seed => _row.Nonce;

    public Task<MadeMail?> MakeAsync(CancellationToken cancellationToken) => make(cancellationToken);

    // A newer wish has a row of another version, and messages of its own.
    public async Task<bool> TryMoveAsync(MailProgress from, MailProgress to, CancellationToken cancellationToken)
    {
        if (await signups.TryWriteAsync(_row with { Owed = to.Owed, Sent = to.Sent, Tries = to.Tries }, cancellationToken) is not { } written)
            return false;
        _row = written;
        return true;
    }

    public Task EnqueueAsync(int attempt, TimeSpan delay, CancellationToken cancellationToken) => queue.EnqueueAsync(message with { Attempt = attempt }, delay, cancellationToken);
}
