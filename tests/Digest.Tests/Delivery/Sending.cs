using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Delivery;

/// <summary>An issue whose time has come, and what became of it.</summary>
internal static class Sending
{
    public static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    public static async Task<Newsroom> PublishedAsync(int readers, Func<Copy, DeliveryOutcome>? script = null, Action<Edition>? edition = null, Action<DeliveryOptions>? options = null)
    {
        var weekly = Newsroom.Weekly();
        edition?.Invoke(weekly);
        var newsroom = new Newsroom(new ScriptedChannel(ChannelKind.Email, script), weekly);
        options?.Invoke(newsroom.DeliveryOptions);
        newsroom.Restart();
        await newsroom.SubscribeAsync(readers);
        await newsroom.UploadArticleAsync(1);
        newsroom.Time.SetUtcNow(Cut);
        await newsroom.TickAsync();
        return newsroom;
    }

    public static int NumberOf(Copy copy) => NumberOf(copy.Subscriber);

    public static int NumberOf(Subscriber reader) => int.Parse(reader.Address["reader".Length..reader.Address.IndexOf('@', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);

    public static Issue IssueOf(Newsroom newsroom) => newsroom.Issues.Rows.Single();

    /// <summary>Writes rows as other workers would have.</summary>
    public static async Task SetAsync(Newsroom newsroom, IEnumerable<DeliveryRow> rows)
    {
        foreach (var some in rows.GroupBy(row => row.Batch).SelectMany(batch => batch.Chunk(IDeliveryStore.RowsPerWrite)))
            Assert.NotNull(await newsroom.Deliveries.TryUpdateAsync(some, CancellationToken.None));
    }

    public static Issue Finished(Newsroom newsroom)
    {
        var issue = IssueOf(newsroom);
        Assert.Equal(IssueState.Finished, issue.State);
        Assert.Equal(issue.Audience, issue.Tally.Total);
        return issue;
    }

    public static DeliveryOutcome Refused(string code, DeliveryFault fault) => new(OutcomeKind.Refused, code, "no", Fault: fault);

    public static DeliveryOutcome Deferred(string code, TimeSpan? retryAfter = null) => new(OutcomeKind.Deferred, code, "later", retryAfter, DeliveryFault.Temporary);
}
