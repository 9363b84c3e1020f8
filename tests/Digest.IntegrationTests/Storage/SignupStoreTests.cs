using Azure.Data.Tables;
using Digest.Azure;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class SignupStoreTests(StorageFixture storage)
{
    // Long past, so that purging touches no other test's rows.
    private static readonly DateTimeOffset Now = new(2001, 1, 7, 6, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private ISignupStore Store => storage.Get<ISignupStore>();

    [SkippableFact]
    public async Task A_wish_comes_back_as_written_and_only_the_first_of_two_writers_wins()
    {
        var wish = Wish(StorageFixture.Edition(), Now.AddYears(20)) with { Channel = ChannelKind.Webhook, Receiver = "https://hooks.example.org/secret", Signing = SigningKind.Ed25519 };

        var written = (await Store.TryWriteAsync(wish, default))!;
        Assert.Null(await Store.TryWriteAsync(wish, default));
        var sent = await Store.TryWriteAsync(written with { Sent = Now.AddYears(21) }, default);
        Assert.Null(await Store.TryWriteAsync(written with { Sent = Now.AddYears(22) }, default));

        var found = (await Store.FindAsync(wish.Edition, wish.Id, default))!;
        Assert.Equal((sent!.Version, Now.AddYears(21), "Layla", "fr", "words"), (found.Version, found.Sent, found.Name, found.Language, found.Wording));
        Assert.Equal(wish.Sections, found.Sections);
        Assert.Equal((ChannelKind.Webhook, "https://hooks.example.org/secret", SigningKind.Ed25519), (found.Channel, found.Receiver, found.Signing));
        await Store.DeleteAsync(wish.Edition, wish.Id, default);
        await Store.DeleteAsync(wish.Edition, wish.Id, default);
        Assert.Null(await Store.FindAsync(wish.Edition, wish.Id, default));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wish_of_an_earlier_version_is_owed_its_mail_unless_that_was_sent(bool isSent)
    {
        var wish = Wish(StorageFixture.Edition($"owed {isSent}"), Now.AddYears(20)) with { Sent = isSent ? Now.AddYears(21) : null, Tries = 2, Owed = isSent };
        await Store.TryWriteAsync(wish, default);
        Assert.Equal(isSent, (await Store.FindAsync(wish.Edition, wish.Id, default))!.Owed);
        var table = storage.Get<TableServiceClient>().GetTableClient(StorageNames.SignupsTable);
        var row = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {wish.Id}")).SingleAsync();
        row.Remove("Owed");
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        Assert.Equal(!isSent, (await Store.FindAsync(wish.Edition, wish.Id, default))!.Owed);
    }

    [SkippableFact]
    public async Task Those_that_have_had_their_time_are_deleted()
    {
        var edition = StorageFixture.Edition();
        var (old, young) = (Wish(edition, Now), Wish(edition, Now.AddDays(1), "other@readers.example"));
        await Store.TryWriteAsync(old, default);
        await Store.TryWriteAsync(young, default);

        Assert.Equal(1, await Store.PurgeAsync(Now.AddHours(1), default));

        Assert.Null(await Store.FindAsync(edition, old.Id, default));
        Assert.NotNull(await Store.FindAsync(edition, young.Id, default));
    }

    [SkippableFact]
    public async Task Instances_share_one_count_which_is_never_exceeded_F28()
    {
        var counts = storage.Get<ICountStore>();
        var key = StorageFixture.Edition();

        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => counts.TryCountAsync(key, 5, Hour, default)));
        Assert.InRange(taken.Count(one => one), 1, 5);
        for (var more = 0; more < 6; more++)
            await counts.TryCountAsync(key, 5, Hour, default);
        Assert.False(await counts.TryCountAsync(key, 5, Hour, default));
        Assert.True(await counts.TryCountAsync($"{key} other", 5, Hour, default));

        // A count that has ended begins anew, whether or not it was forgotten.
        Assert.True(await counts.TryCountAsync($"{key} short", 1, TimeSpan.Zero, default));
        Assert.True(await counts.TryCountAsync($"{key} short", 1, Hour, default));
        Assert.False(await counts.TryCountAsync($"{key} short", 1, Hour, default));
        await counts.PurgeAsync(DateTimeOffset.UtcNow.AddHours(2), default);
        Assert.True(await counts.TryCountAsync(key, 5, Hour, default));
    }

    private static Signup Wish(string edition, DateTimeOffset at, string address = "layla@readers.example") => new()
    {
        Edition = edition,
        Id = SubscriberId.For(edition, ChannelKind.Email, address),
        Address = address,
        Name = "Layla",
        Language = "fr",
        Sections = ["سياسة"],
        Nonce = "00112233445566778899aabbccddeeff",
        Requested = at,
        Expires = at.AddDays(7),
        Source = "form",
        Wording = "words",
    };
}
