using Digest.Core.Delivery;
using Digest.Core.Subscribers;

namespace Digest.Core.Feedback;

/// <summary>Brings final answers of mail servers to the desk. A deferral that is tried again counts for nothing: many a server defers everybody once.</summary>
internal sealed class SmtpAnswers(FeedbackDesk desk) : IAnswerDesk
{
    public async Task LearnAsync(Subscriber reader, DeliveryRow row, DeliveryOutcome outcome, CancellationToken cancellationToken)
    {
        if (reader.Channel != ChannelKind.Email || row.Status != DeliveryStatus.Failed)
            return;
        await desk.SmtpAsync(row.IssueId, reader, outcome.Code, outcome.Detail, StepOf(outcome.Fault), cancellationToken);
    }

    private static SmtpStep StepOf(DeliveryFault fault) => fault switch
    {
        DeliveryFault.Recipient => SmtpStep.Recipient,
        // What the sender is to blame for is never the reader's, whatever the code.
        DeliveryFault.Sender => SmtpStep.Session,
        _ => SmtpStep.Unknown,
    };
}
