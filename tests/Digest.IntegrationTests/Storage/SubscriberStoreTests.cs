using Digest.Core.Delivery.Owed;
using Digest.Core.Subscribers;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class SubscriberStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);

    private ISubscriberStore Store => storage.Get<ISubscriberStore>();

    [SkippableFact]
    public async Task A_subscriber_comes_back_as_added()
    {
        var reader = Reader(StorageFixture.Edition(), "https://example.org/hook?a=1&b='x'") with { Channel = ChannelKind.Webhook, Name = "قارئة \"النشرة\"", Secret = "whsec_c2VjcmV0", Notice = new MailProgress(Now, Owed: true, Now.AddSeconds(1), 3) };

        Assert.True(await Store.TryAddAsync(reader, default));

        AssertSame(reader, await Store.FindAsync(reader.Edition, reader.Id, default));
        Assert.Null(await Store.FindAsync("other", reader.Id, default));
    }

    [SkippableFact]
    public async Task What_a_reader_chose_comes_back()
    {
        var reader = Reader(StorageFixture.Edition(), "reader@example.org") with { Language = "fr", Sections = ["ثقافة", "Sport & \"more\""] };

        await Store.TryAddAsync(reader, default);

        AssertSame(reader, await Store.FindAsync(reader.Edition, reader.Id, default));
        AssertSame(reader, Assert.Single(await Store.ActiveAsync(reader.Edition, IdRange.All, default).ToListAsync()));
    }

    [SkippableFact]
    public async Task Receivers_that_wait_are_found_and_deleted_unless_they_changed()
    {
        var edition = StorageFixture.Edition();
        await Store.TryAddAsync(Reader(edition, "reader@example.org"), default);
        foreach (var number in Enumerable.Range(0, 3))
            await Store.TryAddAsync(Reader(edition, $"https://hooks.example.org/{number}") with { Channel = ChannelKind.Webhook, Status = SubscriberStatus.Pending }, default);
        var waiting = await Store.PendingAsync(edition, default).ToListAsync();
        Assert.Equal(3, waiting.Count);
        await Store.SetStatusAsync(edition, waiting[1].Id, SubscriberStatus.Active, null, Now, default);

        Assert.True(await Store.TryDeleteAsync(waiting[0], default));
        Assert.False(await Store.TryDeleteAsync(waiting[1], default));
        Assert.True(await Store.TryDeleteAsync(waiting[2], default));

        Assert.Empty(await Store.PendingAsync(edition, default).ToListAsync());
        Assert.Equal(2, await Store.CountActiveAsync(edition, default));
    }

    [SkippableFact]
    public async Task An_import_does_not_revive_an_unsubscribed_reader()
    {
        var reader = Reader(StorageFixture.Edition(), "reader@example.org");
        await Store.TryAddAsync(reader, default);

        Assert.NotNull(await Store.SetStatusAsync(reader.Edition, reader.Id, SubscriberStatus.Unsubscribed, "link", Now, default));
        Assert.False(await Store.TryAddAsync(reader with { Name = "Imported" }, default));

        AssertSame(reader with { Status = SubscriberStatus.Unsubscribed, Reason = "link", Changed = Now }, await Store.FindAsync(reader.Edition, reader.Id, default));
    }

    [SkippableFact]
    public async Task Many_are_added_at_once_and_those_who_are_known_come_back_as_they_are()
    {
        var edition = StorageFixture.Edition();
        var readers = Enumerable.Range(0, 350).Select(number => Reader(edition, $"reader{number}@example.org")).ToList();
        var known = readers.Where((_, number) => number % 100 == 7).Select(reader => reader with { Status = SubscriberStatus.Unsubscribed, Reason = "link" }).ToList();
        foreach (var reader in known)
            await Store.TryAddAsync(reader, default);

        var there = await Store.AddManyAsync(readers, default);

        Assert.Equal(known.Select(reader => (reader.Id, "link")).Order(), there.Select(reader => (reader.Id, reader.Reason!)).Order());
        Assert.Equal(readers.Count - known.Count, await Store.CountActiveAsync(edition, default));
        Assert.Equal(readers.Count, (await Store.AddManyAsync(readers, default)).Count);
    }

    [SkippableTheory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("' or '' eq '")]
    [InlineData("0000000000000000000000000000000G")]
    public async Task Nobody_is_found_under_an_id_that_is_not_known(string id)
    {
        Assert.Null(await Store.FindAsync("weekly", id, default));
        Assert.Null(await Store.SetStatusAsync("weekly", id, SubscriberStatus.Unsubscribed, "link", Now, default));
    }

    [SkippableFact]
    public async Task The_active_come_in_the_order_of_their_ids_past_pages_and_blocks_of_others()
    {
        var edition = StorageFixture.Edition();
        var readers = Enumerable.Range(0, 1_300).Select(number => Reader(edition, $"reader{number}@example.org")).OrderBy(reader => reader.Id, StringComparer.Ordinal).ToList();
        // A block of suppressed readers in the middle that is larger than what is left on either side of a page.
        readers = [.. readers.Select((reader, index) => index is > 200 and < 900 ? reader with { Status = SubscriberStatus.Suppressed } : reader)];
        await Parallel.ForEachAsync(readers, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (reader, token) => await Store.TryAddAsync(reader, token));
        await Store.TryAddAsync(Reader($"{edition}-b", "other@example.org"), default);

        var active = await Store.ActiveAsync(edition, IdRange.All, default).ToListAsync();

        var wanted = readers.Where(reader => reader.Status == SubscriberStatus.Active).Select(reader => reader.Id).ToList();
        Assert.Equal(wanted, active.Select(reader => reader.Id));
        Assert.Equal(wanted.Count, await Store.CountActiveAsync(edition, default));
        var range = new IdRange("3c", "b1f");
        Assert.Equal(readers.Select(reader => reader.Id).Where(range.Contains), await Store.ListAsync(edition, range, default).Select(reader => reader.Id).ToListAsync());
    }

    [SkippableFact]
    public async Task An_edition_without_readers_has_none()
    {
        Assert.Empty(await Store.ActiveAsync(StorageFixture.Edition(), IdRange.All, default).ToListAsync());
        Assert.Empty(await Store.ActiveAsync("' or '' eq '", IdRange.All, default).ToListAsync());
    }

    [SkippableFact]
    public async Task A_change_counts_only_when_nobody_was_first()
    {
        var reader = Reader(StorageFixture.Edition(), "reader@example.org");
        await Store.TryAddAsync(reader, default);
        var (first, second) = (await Store.FindAsync(reader.Edition, reader.Id, default), await Store.FindAsync(reader.Edition, reader.Id, default));

        var changed = await Store.TryUpdateAsync(first! with { Name = "First", OldSecret = "old", OldSecretUntil = Now, Joined = Now, Contact = "ops@example.org" }, default);
        Assert.Null(await Store.TryUpdateAsync(second! with { Name = "Second" }, default));
        AssertSame(changed!, await Store.FindAsync(reader.Edition, reader.Id, default));

        await Store.DeleteAsync(reader.Edition, reader.Id, default);
        await Store.DeleteAsync(reader.Edition, reader.Id, default);
        Assert.Null(await Store.FindAsync(reader.Edition, reader.Id, default));
    }

    private static void AssertSame(Subscriber expected, Subscriber? actual) =>
        Assert.Equivalent(expected with { Version = null }, actual! with { Version = null }, strict: true);

    private static Subscriber Reader(string edition, string address) => new()
    {
        Id = SubscriberId.For(edition, ChannelKind.Email, address),
        Edition = edition,
        Channel = ChannelKind.Email,
        Address = address,
    };
}
