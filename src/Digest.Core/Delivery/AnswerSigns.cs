using Digest.Core.Issues;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>What the answers of a batch say of those who come next: how fast to go on, and whether.</summary>
internal sealed class AnswerSigns(BatchTools tools)
{
    // So many deferrals in a row, and none got through: the way is blocked, not the readers.
    private const int Blocked = 20;

    private int _deferredInARow;

    /// <summary>Heeds answers, once for all that were in flight together.</summary>
    public async Task ReadAsync(Issue issue, List<CopyAnswer> answers, CancellationToken cancellationToken)
    {
        var (isBlocked, wait, slow) = (false, TimeSpan.Zero, new HashSet<string>(StringComparer.Ordinal));
        foreach (var answer in answers)
        {
            if (answer is not { Reader: var reader, Outcome: { } outcome })
                continue;
            tools.Switch.Count(issue, reader, outcome);
            if (reader.Channel != ChannelKind.Email)
                continue;
            _deferredInARow = outcome.Kind == OutcomeKind.Deferred ? _deferredInARow + 1 : 0;
            isBlocked |= _deferredInARow == Blocked;
            if (outcome is { Kind: OutcomeKind.Deferred, IsForAll: true, RetryAfter: { } asked })
                wait = asked > wait ? asked : wait;
            else if (outcome is { Kind: OutcomeKind.Deferred, IsTooMuch: true })
                slow.Add(MailboxAddress.DomainOf(reader.Address));
        }

        if (answers.Exists(answer => answer is { Reader.Channel: ChannelKind.Email, Outcome.Kind: OutcomeKind.Sent }))
            await tools.Pace.AnsweredAsync(cancellationToken);
        if (wait > TimeSpan.Zero)
            await tools.Pace.CloseAsync(wait, cancellationToken);
        foreach (var domain in slow)
            await tools.Pace.SlowDownAsync(domain, cancellationToken);
        if (!isBlocked)
            return;
        var until = await tools.Pace.NobodyAnswersAsync(cancellationToken);
        var last = answers.FindLast(answer => answer.Outcome is { Kind: OutcomeKind.Deferred }).Row;
        await tools.Watch.ReportAsync(issue.Id, $"The last {Blocked} mails were all deferred ({last.Code}): {last.Detail} Nothing is lost; sending goes on at {until:u}.", cancellationToken);
    }
}
