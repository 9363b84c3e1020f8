using Digest.Core.Delivery.Owed;
using Digest.Core.Subscribers;

namespace Digest.Core.Receivers;

/// <summary>The mail to the owner of a receiver, as the receiver's row and the message have it.</summary>
internal sealed class OwedNotice(Subscriber receiver, ReceiverNoticeMessage message, ISubscriberStore subscribers, IReceiverNoticeQueue queue, Func<CancellationToken, Task<MadeMail?>> make) : IOwedMail
{
    public MailProgress Progress { get; private set; } = ProgressOf(receiver, message.Changed);

    public DateTimeOffset? Expires => null;

    public string Seed => receiver.Id;

    public Task<MadeMail?> MakeAsync(CancellationToken cancellationToken) => make(cancellationToken);

    // Others may change the row meanwhile, in what is no business of this mail.
    public async Task<bool> TryMoveAsync(MailProgress from, MailProgress to, CancellationToken cancellationToken)
    {
        var isMoved = false;
        await subscribers.ChangeAsync(receiver.Edition, receiver.Id, current =>
        {
            isMoved = current.Changed == message.Changed && ProgressOf(current, message.Changed) == from;
            return isMoved ? current with { Notice = to } : current;
        }, cancellationToken);
        if (isMoved)
            Progress = to;
        return isMoved;
    }

    public Task EnqueueAsync(int attempt, TimeSpan delay, CancellationToken cancellationToken) => queue.EnqueueAsync(message with { Attempt = attempt }, delay, cancellationToken);

    // The row may still tell of the notice before.
    private static MailProgress ProgressOf(Subscriber row, DateTimeOffset changed) => row.Notice is { } progress && progress.Since == changed ? progress : new MailProgress(changed);
}
