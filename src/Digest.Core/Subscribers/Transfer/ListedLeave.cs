using Digest.Core.Templates;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Heeds what a list says of those who left, bounced or complained elsewhere: their addresses are barred, so that no later
/// list brings them in. A reader whom a list brought leaves by a list; who confirmed here, or was added by hand, has said so
/// later than an old list may know, and stays.
/// </summary>
internal sealed class ListedLeave(ISubscriberStore subscribers, ISuppressionStore suppressions, Withdrawals withdrawals, TimeProvider time)
{
    private const int Hands = 8;

    /// <summary>Bars them, and says of each line what became of it.</summary>
    public async Task<IReadOnlyList<ImportedLine>> HeedAsync(string edition, IReadOnlyList<(string Id, SubscriberLine Line)> gone, string source, CancellationToken cancellationToken)
    {
        var results = new ImportedLine[gone.Count];
        await Parallel.ForEachAsync(gone.Index(), new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = cancellationToken }, async (one, token) =>
        {
            var (id, line) = one.Item;
            var said = $"the list itself says: {PlainText.Clean(line.Status, 40)}";
            var stays = ListedStatus.ReasonOf(line.Status) is { } reason && !await LeaveAsync(edition, id, reason, source, token);
            results[one.Index] = new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, stays ? $"{said}; but the reader, who did not come by a list, stays" : said);
        });
        return results;
    }

    private async Task<bool> LeaveAsync(string edition, string id, string reason, string source, CancellationToken cancellationToken)
    {
        var reader = await subscribers.FindAsync(edition, id, cancellationToken);
        if (reader is { Status: not SubscriberStatus.Active })
            return true;
        if (reader is not null && reader.Reason?.StartsWith(SubscriberImport.SourceStart, StringComparison.Ordinal) is not true)
            return false;
        if (reader is not null && Lifting.IsByReader(reason))
            return await withdrawals.UnsubscribeAsync(edition, id, source, ip: null, cancellationToken);
        await suppressions.AddAsync(new Suppression(edition, id, reason, time.GetUtcNow()), cancellationToken);
        if (reader is not null)
            await subscribers.SetStatusAsync(edition, id, SubscriberStatus.Suppressed, reason, time.GetUtcNow(), cancellationToken);
        return true;
    }
}
