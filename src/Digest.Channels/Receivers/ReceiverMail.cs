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

/// <summary>Tells owners of receivers by e-mail, in their language or the edition's. A notice that cannot be sent is logged and not tried again.</summary>
internal sealed partial class ReceiverMail(EditionPress press, INoticeMail mail, ReaderLinks links, ILogger<ReceiverMail> logger) : IReceiverNotice
{
    public Task AddedAsync(Edition edition, Subscriber subscriber, CancellationToken cancellationToken) =>
        subscriber.Contact is { } contact ? SendAsync(edition, subscriber, contact, "receiver_added", since: null, cancellationToken) : Task.CompletedTask;

    public Task DisabledAsync(Edition edition, Subscriber subscriber, string address, DateTimeOffset? since, CancellationToken cancellationToken) =>
        SendAsync(edition, subscriber, address, since is null ? "receiver_gone" : "receiver_failing", since, cancellationToken);

    private async Task SendAsync(Edition edition, Subscriber subscriber, string address, string step, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var own = subscriber.Language is { } language && ReaderChoices.Languages.Contains(language) ? edition.In(language) : edition;
        var content = new NoticeContent("notices/receiver", step, links.Preferences(edition, subscriber.Id).AbsoluteUri)
        {
            Receiver = new NoticeReceiver(subscriber.Id, subscriber.Channel.ToString(), subscriber.Reason ?? "", since),
        };
        try
        {
            var notice = await press.RenderNoticeAsync(own, content, cancellationToken);
            var recipient = new NoticeRecipient(address, "", DeliveryId.For($"{step} {subscriber.Changed:O}", subscriber.Id));
            if (await mail.SendAsync(edition, recipient, notice, cancellationToken) is { Kind: not OutcomeKind.Sent } outcome)
                Log.NotSent(logger, subscriber.Id, edition.Id, step, $"{outcome.Code} {outcome.Detail}", null);
        }
        catch (Exception failure) when (failure is OptionsValidationException or TemplateException)
        {
            Log.NotSent(logger, subscriber.Id, edition.Id, step, failure.Message, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The owner of subscriber {Subscriber} of edition {Edition} could not be told what became of it ({Step}): {Reason}")]
        public static partial void NotSent(ILogger logger, string subscriber, string edition, string step, string reason, Exception? cause);
    }
}
