using Digest.Core.Delivery;
using Digest.Core.Receivers;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class AttemptLogTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);

    private IAttemptLog Log => storage.Get<IAttemptLog>();

    [SkippableFact]
    public async Task Attempts_are_read_latest_first_each_receiver_by_itself()
    {
        var edition = StorageFixture.Edition();
        var attempts = new[] { Of(edition, "a", 0), Of(edition, "a", 2), Of(edition, "a", 1) };
        foreach (var attempt in attempts.Append(Of(edition, "b", 3)))
            await Log.AddAsync(attempt, default);

        Assert.Equal([attempts[1], attempts[2], attempts[0]], await Log.ReadAsync(edition, attempts[0].SubscriberId, default).ToListAsync());
        Assert.Empty(await Log.ReadAsync("' or '' eq '", attempts[0].SubscriberId, default).ToListAsync());
    }

    [SkippableFact]
    public async Task The_attempts_of_a_receiver_are_erased_and_nobody_else_s()
    {
        var edition = StorageFixture.Edition();
        await Log.AddAsync(Of(edition, "a", 0), default);
        await Log.AddAsync(Of(edition, "b", 0), default);

        await Log.EraseAsync(edition, Of(edition, "a", 0).SubscriberId, default);
        await Log.EraseAsync("' or '' eq '", Of(edition, "b", 0).SubscriberId, default);

        Assert.Empty(await Log.ReadAsync(edition, Of(edition, "a", 0).SubscriberId, default).ToListAsync());
        Assert.Single(await Log.ReadAsync(edition, Of(edition, "b", 0).SubscriberId, default).ToListAsync());
    }

    [SkippableFact]
    public async Task What_is_old_is_purged_also_where_it_is_more_than_a_transaction_takes()
    {
        var edition = StorageFixture.Edition();
        // Long before whatever other tests log.
        var attempts = Enumerable.Range(0, 130).Select(number => Of(edition, number < 110 ? "many" : "few", number) with { At = Now.AddYears(-30).AddMinutes(number) }).ToList();
        await Task.WhenAll(attempts.Select(attempt => Log.AddAsync(attempt, default)));

        Assert.Equal(120, await Log.PurgeAsync(Now.AddYears(-30).AddMinutes(120), default));

        Assert.Empty(await Log.ReadAsync(edition, attempts[0].SubscriberId, default).ToListAsync());
        Assert.Equal(10, await Log.ReadAsync(edition, attempts[^1].SubscriberId, default).CountAsync());
    }

    private static Attempt Of(string edition, string receiver, int minutes) => new()
    {
        Edition = edition,
        SubscriberId = StorageFixture.Id(edition + receiver),
        At = Now.AddMinutes(minutes),
        Subject = "weekly-2026-W48",
        MessageId = StorageFixture.Id($"{receiver} {minutes}"),
        Kind = OutcomeKind.Deferred,
        Code = "http 503",
        Took = TimeSpan.FromMilliseconds(1_234),
    };
}
