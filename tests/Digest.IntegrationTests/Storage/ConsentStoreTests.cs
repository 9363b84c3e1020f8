using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class ConsentStoreTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 6, 0, 0, TimeSpan.Zero);

    private IConsentStore Store => storage.Get<IConsentStore>();

    [SkippableFact]
    public async Task Records_come_back_in_the_order_of_time_and_are_never_written_over_M34()
    {
        var edition = StorageFixture.Edition();
        var given = Record(edition, "layla@readers.example") with { UserAgent = "Browser/1", Wording = "words", WordingHash = "ab", PrivacyNotice = "1", ConfirmationSent = Now, Confirmed = Now.AddMinutes(1), ConfirmationIp = "::1", TokenId = "cd", Ip = "198.51.100.7", Language = "ar" };
        var left = given with { Kind = ConsentKind.Withdrawn, At = Now.AddDays(1), Key = "left" };
        await Store.AppendAsync(left, default);
        await Store.AppendAsync(given, default);
        await Store.AppendAsync(given with { Address = "other@readers.example" }, default);
        await Store.AppendAsync(Record(edition, "other@readers.example"), default);

        Assert.Equal([given, left], await Store.ListAsync(edition, given.SubscriberId, default).ToListAsync());

        await Store.EraseAsync(edition, given.SubscriberId, default);
        Assert.Empty(await Store.ListAsync(edition, given.SubscriberId, default).ToListAsync());
        Assert.Single(await Store.ListAsync(edition, SubscriberId.For(edition, ChannelKind.Email, "other@readers.example"), default).ToListAsync());
    }

    [SkippableFact]
    public async Task Many_are_written_at_once_also_when_some_are_there()
    {
        var edition = StorageFixture.Edition();
        var records = Enumerable.Range(0, 500).Select(number => Record(edition, $"reader{number}@example.org")).ToList();
        await Store.AppendAsync(records[123], default);

        await Store.AppendManyAsync(records, default);

        foreach (var record in new[] { records[0], records[123], records[499] })
            Assert.Equal(record, Assert.Single(await Store.ListAsync(edition, record.SubscriberId, default).ToListAsync()));
    }

    private static ConsentRecord Record(string edition, string address) => new()
    {
        Edition = edition,
        SubscriberId = SubscriberId.For(edition, ChannelKind.Email, address),
        Kind = ConsentKind.Given,
        At = Now,
        Key = "key",
        Source = "form",
        Address = address,
    };
}
