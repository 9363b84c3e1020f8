using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Templates.Notices;

namespace Digest.Tests.Infrastructure;

/// <summary>Keeps the notices that were mailed, and answers as it is told.</summary>
internal sealed class RecordingNotices(Faults? faults = null) : INoticeMail
{
    public List<(string Language, NoticeRecipient Recipient, RenderedNotice Notice)> Sent { get; } = [];

    public DeliveryOutcome Answer { get; set; } = ScriptedChannel.Accepted;

    /// <summary>How many tries there were.</summary>
    public int Tries { get; private set; }

    /// <summary>What happens while one is sent.</summary>
    public Func<Task>? Sending { get; set; }

    /// <summary>Whoever sends them in its place.</summary>
    public INoticeMail? Other { get; set; }

    public async Task<DeliveryOutcome> SendAsync(Edition edition, NoticeRecipient recipient, RenderedNotice notice, CancellationToken cancellationToken)
    {
        if (Other is not null)
            return await Other.SendAsync(edition, recipient, notice, cancellationToken);
        faults?.Step();
        Tries++;
        if (Sending is not null)
            await Sending();
        if (Answer.Kind is OutcomeKind.Sent)
            Sent.Add((edition.Language, recipient, notice));
        faults?.Step();
        return Answer;
    }
}
