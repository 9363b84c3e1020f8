using Digest.Core.Delivery;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class DeliveryStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    private IDeliveryStore Store => storage.Get<IDeliveryStore>();

    [SkippableFact]
    public async Task A_thousand_rows_over_several_batches_are_all_there_once()
    {
        var issue = NewIssue();
        var rows = Enumerable.Range(0, 1_000).Select(number => Row(issue, number % 4, $"{number}")).ToLookup(row => row.Batch);

        foreach (var batch in rows)
            await Store.AddMissingAsync(issue, batch.Key, [.. batch], default);

        foreach (var batch in rows)
        {
            var stored = await ReadAsync(issue, batch.Key);
            Assert.Equal(batch.OrderBy(row => row.SubscriberId, StringComparer.Ordinal), stored.Select(row => row with { Version = null }));
        }
        Assert.Empty(await ReadAsync(issue, 4));
    }

    [SkippableFact]
    public async Task Planners_at_once_lose_nobody_and_double_nobody()
    {
        var issue = NewIssue();
        DeliveryRow[] rows = [.. Enumerable.Range(0, 330).Select(number => Row(issue, 0, $"{number}"))];
        // Overlapping, in different orders, so that their transactions collide in many ways.
        DeliveryRow[][] planners = [rows, [.. rows.Reverse()], rows[50..280], [.. rows.OrderBy(row => row.SubscriberId, StringComparer.Ordinal)]];

        await Task.WhenAll(planners.Select(some => Store.AddMissingAsync(issue, 0, some, default)));

        Assert.Equal(rows.Select(row => row.SubscriberId).Order(StringComparer.Ordinal), (await ReadAsync(issue, 0)).Select(row => row.SubscriberId));
    }

    [SkippableFact]
    public async Task One_row_is_found_by_its_subscriber()
    {
        var issue = NewIssue();
        DeliveryRow[] rows = [Row(issue, 3, "a"), Row(issue, 3, "b")];
        await Store.AddMissingAsync(issue, 3, rows, default);

        Assert.Equal(rows[1], (await Store.FindAsync(issue, 3, rows[1].SubscriberId, default))! with { Version = null });
        Assert.Null(await Store.FindAsync(issue, 2, rows[1].SubscriberId, default));
        Assert.Null(await Store.FindAsync(issue, 3, "' or '' eq '", default));
    }

    [SkippableFact]
    public async Task What_is_there_stays_as_it_is()
    {
        var issue = NewIssue();
        await Store.AddMissingAsync(issue, 7, [Row(issue, 7, "a"), Row(issue, 7, "b")], default);
        var sent = await Store.TryUpdateAsync((await ReadAsync(issue, 7))[0] with { Status = DeliveryStatus.Sent }, default);

        await Store.AddMissingAsync(issue, 7, [Row(issue, 7, "a"), Row(issue, 7, "b"), Row(issue, 7, "c"), Row(issue, 7, "c")], default);

        var rows = await ReadAsync(issue, 7);
        Assert.Equal(3, rows.Count);
        Assert.Contains(sent, rows);
    }

    [SkippableFact]
    public async Task A_row_is_claimed_by_one_of_many()
    {
        var issue = NewIssue();
        await Store.AddMissingAsync(issue, 0, [Row(issue, 0, "a")], default);
        var row = Assert.Single(await ReadAsync(issue, 0));

        // The very same claim, as two workers with the same clock make it.
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.TryUpdateAsync(row with { Status = DeliveryStatus.Sending, Attempts = 1, Until = Now.AddMinutes(10) }, default)));

        var winner = Assert.Single(claims, claim => claim is not null);
        Assert.Equal(winner, Assert.Single(await ReadAsync(issue, 0)));
    }

    [SkippableFact]
    public async Task A_row_goes_through_its_states_with_all_that_is_known()
    {
        var issue = NewIssue();
        await Store.AddMissingAsync(issue, 0, [Row(issue, 0, "a") with { Choice = "en\nثقافة" }], default);
        var row = Assert.Single(await ReadAsync(issue, 0));
        Assert.Equal("en\nثقافة", row.Choice);

        var waiting = await Store.TryUpdateAsync(row with
        {
            Status = DeliveryStatus.Retry,
            Attempts = 2,
            Code = "4.2.1",
            Detail = "صندوق ممتلئ",
            Until = Now.AddHours(1).AddTicks(3),
            FirstTried = Now,
            Changed = Now.AddTicks(1),
        }, default);
        Assert.Equal(waiting, Assert.Single(await ReadAsync(issue, 0)));

        var final = await Store.TryUpdateAsync(waiting! with { Status = DeliveryStatus.Failed, Until = null, Detail = new string('x', 100_000) }, default);
        var stored = Assert.Single(await ReadAsync(issue, 0));
        Assert.Equal((DeliveryStatus.Failed, null, 512), (stored.Status, stored.Until, stored.Detail!.Length));
        Assert.Equal(final!.Version, stored.Version);
        Assert.Null(await Store.TryUpdateAsync(waiting, default));
    }

    [SkippableFact]
    public async Task A_claim_whose_answer_was_lost_still_belongs_to_who_made_it()
    {
        var issue = NewIssue();
        await Store.AddMissingAsync(issue, 0, [Row(issue, 0, "a")], default);
        var row = Assert.Single(await ReadAsync(issue, 0));
        await using var lossy = await LossyTables.StartAsync(storage.ConnectionString);
        await using var services = StorageFixture.Open(lossy.ConnectionString);
        var store = (IDeliveryStore)services.GetService(typeof(IDeliveryStore))!;

        lossy.LoseNextUpdate();
        var claimed = await store.TryUpdateAsync(row with { Status = DeliveryStatus.Sending }, default);

        Assert.Equal(1, lossy.Lost);
        Assert.Equal(claimed, Assert.Single(await ReadAsync(issue, 0)));
    }

    [SkippableFact]
    public async Task A_cancelled_claim_was_not_made()
    {
        var issue = NewIssue();
        await Store.AddMissingAsync(issue, 0, [Row(issue, 0, "a")], default);
        var row = Assert.Single(await ReadAsync(issue, 0));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.TryUpdateAsync(row with { Status = DeliveryStatus.Sending }, new CancellationToken(canceled: true)));

        Assert.Equal(row, Assert.Single(await ReadAsync(issue, 0)));
    }

    [SkippableFact]
    public async Task A_row_of_another_batch_or_without_an_id_is_refused()
    {
        var issue = NewIssue();
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AddMissingAsync(issue, 1, [Row(issue, 2, "a")], default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AddMissingAsync(issue, 1, [Row(issue, 1, "a") with { SubscriberId = "a/b" }], default));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.AddMissingAsync("a/b", 1, [], default));
    }

    private Task<List<DeliveryRow>> ReadAsync(string issue, int batch) => Store.ReadAsync(issue, batch, default).ToListAsync().AsTask();

    private static string NewIssue([System.Runtime.CompilerServices.CallerMemberName] string test = "") => $"{StorageFixture.Edition(test)}-2026-W48";

    private static DeliveryRow Row(string issue, int batch, string subscriber) => new()
    {
        IssueId = issue,
        Batch = batch,
        SubscriberId = StorageFixture.Id(subscriber),
        Status = DeliveryStatus.Planned,
        Changed = Now,
    };
}
