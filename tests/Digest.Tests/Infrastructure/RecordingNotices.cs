using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Templates.Notices;

namespace Digest.Tests.Infrastructure;

/// <summary>Keeps the notices that were mailed, and answers as it is told.</summary>
internal sealed class RecordingNotices : INoticeMail
{
    public List<(string Language, NoticeRecipient Recipient, RenderedNotice Notice)> Sent { get; } = [];

    public DeliveryOutcome Answer { get; set; } = ScriptedChannel.Accepted;

    /// <summary>Whoever sends them in its place.</summary>
    public INoticeMail? Other { get; set; }

    public Task<DeliveryOutcome> SendAsync(Edition edition, NoticeRecipient recipient, RenderedNotice notice, CancellationToken cancellationToken)
    {
        if (Other is not null)
            return Other.SendAsync(edition, recipient, notice, cancellationToken);
        if (Answer.Kind is OutcomeKind.Sent)
            Sent.Add((edition.Language, recipient, notice));
        return Task.FromResult(Answer);
    }
}
