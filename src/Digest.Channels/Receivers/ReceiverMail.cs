using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Notices;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Channels.Receivers;

/// <summary>Tells owners of receivers by e-mail, in the edition's language. A notice that cannot be sent is logged and not tried again.</summary>
internal sealed partial class ReceiverMail(EditionPress press, INoticeMail mail, ILogger<ReceiverMail> logger) : IReceiverNotice
{
    public async Task DisabledAsync(Edition edition, Subscriber subscriber, string address, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var content = new NoticeContent("notices/receiver", since is null ? "receiver_gone" : "receiver_failing", Url: "")
        {
            Receiver = new NoticeReceiver(subscriber.Id, subscriber.Channel.ToString(), subscriber.Reason ?? "", since),
        };
        try
        {
            var notice = await press.RenderNoticeAsync(edition, content, cancellationToken);
            var recipient = new NoticeRecipient(address, "", DeliveryId.For($"disabled {subscriber.Changed:O}", subscriber.Id));
            if (await mail.SendAsync(edition, recipient, notice, cancellationToken) is { Kind: not OutcomeKind.Sent } outcome)
                Log.NotSent(logger, subscriber.Id, edition.Id, $"{outcome.Code} {outcome.Detail}", null);
        }
        catch (Exception failure) when (failure is OptionsValidationException or TemplateException)
        {
            Log.NotSent(logger, subscriber.Id, edition.Id, failure.Message, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The owner of subscriber {Subscriber} of edition {Edition} could not be told that it is switched off: {Reason}")]
        public static partial void NotSent(ILogger logger, string subscriber, string edition, string reason, Exception? cause);
    }
}
