using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;

namespace Digest.Channels.Chats;

/// <summary>Posts the messages of a copy in their order, from where an earlier attempt stopped.</summary>
internal sealed class ChatSender(ChatPlatform platform, HttpClient http, AddressGuard guard, ChatPace pace, TimeProvider time)
{
    /// <summary>Posts what is left; the outcome says how far it came.</summary>
    public async Task<DeliveryOutcome> SendAsync(Copy copy, IReadOnlyList<string> messages, ChatProgress start, string userAgent, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (platform.Lack is { } lack)
            return new(OutcomeKind.Refused, $"{ReceiverHealth.Setup} token", lack);
        if (messages.Count == 0)
            return new(OutcomeKind.Refused, $"{ReceiverHealth.Setup} template", $"The edition's template for {platform.Kind} prints nothing: fill it, or remove its subscribers.");

        var progress = start;
        while (progress.Posted < messages.Count)
        {
            DeliveryOutcome outcome;
            (outcome, progress) = await PostAsync(new ChatPost(copy.Subscriber, copy.DeliveryId, progress, messages[progress.Posted]), userAgent, begun: progress.Posted > start.Posted, cancellationToken);
            if (outcome.Kind is not OutcomeKind.Sent)
                return outcome with { Progress = progress.HasBegun || start.HasBegun ? progress.ToString() : null };
        }

        return new(OutcomeKind.Sent, "http 200", messages.Count == 1 ? $"{platform.Kind} took it." : $"{platform.Kind} took all {messages.Count} messages.") { Progress = progress.ToString() };
    }

    private async Task<(DeliveryOutcome Outcome, ChatProgress Progress)> PostAsync(ChatPost post, string userAgent, bool begun, CancellationToken cancellationToken)
    {
        var progress = post.Progress;
        // The doubt is told once: whoever decides to send the copy again after that wants it posted.
        if (progress.DoubtSince is { } doubt && time.GetUtcNow() - doubt > platform.Recognises)
            return (new(OutcomeKind.Uncertain, "answer lost", $"{platform.Kind} may have posted message {progress.Posted + 1}, and would not recognise it any more."), progress with { DoubtSince = null });
        try
        {
            foreach (var (key, gap) in platform.Turns(post.Subscriber))
            {
                if (await pace.WaitAsync(key, gap, cancellationToken) is { } wait)
                    return (new(OutcomeKind.Deferred, "pace", $"{platform.Kind} wants messages further apart.", wait), progress);
            }
        }
        catch (OperationCanceledException) when (begun)
        {
            // Something of the copy was posted, so that its progress must reach the ledger.
            return (new(OutcomeKind.Deferred, "stopped", "The worker stopped between two messages."), progress);
        }

        using var limit = new CancellationTokenSource(GuardedClient.Patience, time);
        try
        {
            using var request = platform.Request(guard.Parse(platform.Address(post.Subscriber)), post);
            request.Headers.Add("User-Agent", userAgent);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var answer = await ChatAnswer.ReadAsync(response, time.GetUtcNow(), limit.Token);
            var outcome = platform.Read(answer);
            if ((platform.Silence(answer) ?? outcome.RetryAfter) is { } silence)
                pace.Pause(platform.Turns(post.Subscriber).First().Key, silence);
            return (outcome, outcome.Kind is OutcomeKind.Sent ? progress.Next(platform.PostId(answer)) : progress);
        }
        catch (AddressRefusedException refused)
        {
            return (WebhookOutcomes.Of(refused), progress);
        }
        catch (HttpRequestException failure)
        {
            var outcome = WebhookOutcomes.Of(failure);
            return outcome.Code == WebhookOutcomes.AnswerLost ? Lost(progress, outcome.Code) : (outcome, progress);
        }
        catch (OperationCanceledException timeout) when (timeout.InnerException is TimeoutException && !limit.IsCancellationRequested)
        {
            return (new(OutcomeKind.Deferred, "connection", $"{platform.Kind} could not be reached."), progress);
        }
        catch (OperationCanceledException)
        {
            return Lost(progress, "timeout");
        }
    }

    // The message may be there. Where it would not be recognised, it is not posted again by itself.
    private (DeliveryOutcome Outcome, ChatProgress Progress) Lost(ChatProgress progress, string code) => platform.Recognises is null
        ? (new(OutcomeKind.Uncertain, code, $"The answer of {platform.Kind} was lost: message {progress.Posted + 1} may have been posted."), progress)
        : (new(OutcomeKind.Deferred, code, $"The answer of {platform.Kind} was lost; the message is posted again under the same key."), progress with { DoubtSince = progress.DoubtSince ?? time.GetUtcNow() });
}
