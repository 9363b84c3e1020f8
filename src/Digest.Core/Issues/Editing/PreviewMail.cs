using Digest.Core.Delivery;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Issues.Editing;

/// <summary>Mails an issue to an editor before its readers have it: the same mail, marked as a preview. It leaves no trace in the ledger.</summary>
public sealed partial class PreviewMail(
    IIssueStore issues,
    IssueContents contents,
    EditionPress press,
    IEnumerable<IChannel> channels,
    UnsubscribeLinks links,
    MailPace pace,
    TimeProvider time,
    ILogger<PreviewMail> logger)
{
    /// <summary>Sends the issue as it is now to an address.</summary>
    /// <exception cref="InvalidOperationException">This deployment sends no mail.</exception>
    /// <exception cref="TemplateException">A template is missing or broken.</exception>
    public async Task<DeliveryOutcome> SendAsync(Edition edition, Issue issue, string address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(issue);
        var channel = channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Email)
            ?? throw new InvalidOperationException("This deployment has no mail channel, so that no preview can be mailed.");
        var composition = await contents.ReadAsync(edition, issue, cancellationToken);
        var (rendered, _) = await press.RenderAsync(edition, issue, composition with { IsPreview = true }, cancellationToken);
        var editor = new Subscriber { Id = SubscriberId.For(edition.Id, ChannelKind.Email, address), Edition = edition.Id, Channel = ChannelKind.Email, Address = address };
        // Each preview is a message of its own, so that a mailbox does not take the second for a copy of the first.
        var copy = new Copy(editor, DeliveryId.For($"{issue.Id} preview {time.GetUtcNow():O}", editor.Id), links.For(edition, editor), 1);
        await using var prepared = channel.Prepare(edition, issue, rendered);
        // Somebody waits for it, as for a notice.
        if (await pace.PassAsync(MailboxAddress.DomainOf(address), cancellationToken) is { MayGo: false } closed)
            return new DeliveryOutcome(OutcomeKind.Deferred, DeliveryRules.Paced, $"The mail server asked to wait, or nobody gets through: no mail goes out before {closed.Again:u}.");
        return await prepared.SendAsync(copy, cancellationToken);
    }

    /// <summary>Sends a held issue to the edition's editor, at most once. What goes wrong is logged and stops nothing: the issue is held all the same.</summary>
    public async Task<Issue> SendOnceAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(issue);
        if (string.IsNullOrWhiteSpace(edition.EditorAddress) || issue.Previewed is not null)
            return issue;
        if (await issues.TryUpdateAsync(issue with { Previewed = time.GetUtcNow() }, cancellationToken) is not { } claimed)
            return issue;
        try
        {
            var outcome = await SendAsync(edition, claimed, edition.EditorAddress, cancellationToken);
            if (outcome.Kind is not OutcomeKind.Sent)
                Log.NotSent(logger, claimed.Id, $"{outcome.Code} {outcome.Detail}", null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.NotSent(logger, claimed.Id, failure.Message, failure);
        }
        return claimed;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The preview of issue {Issue} did not reach its editor: {Reason}. The issue is held; see it with: digest issues preview {Issue}")]
        public static partial void NotSent(ILogger logger, string issue, string reason, Exception? cause);
    }
}
