using Digest.Core.Subscribers;

namespace Digest.Cli.Demo;

/// <summary>The three subscribers of a demo: two by mail, one by POST.</summary>
internal static class DemoReaders
{
    /// <summary>Adds those that are not there yet, and lets a receiver go whose port was taken since the last run.</summary>
    public static async Task<IReadOnlyList<Subscriber>> AddAsync(ISubscriberStore store, string edition, Uri receiver, string secret, TimeProvider time, CancellationToken cancellationToken)
    {
        Subscriber[] readers =
        [
            New(edition, ChannelKind.Email, "layla@readers.example", "ليلى بن عمر"),
            New(edition, ChannelKind.Email, "karim@readers.example", "Karim Haddad"),
            New(edition, ChannelKind.Webhook, receiver.AbsoluteUri, "Newsroom wall") with { Secret = secret },
        ];
        await foreach (var known in store.ActiveAsync(edition, IdRange.All, cancellationToken))
        {
            if (known.Channel == ChannelKind.Webhook && known.Id != readers[2].Id)
                await store.SetStatusAsync(edition, known.Id, SubscriberStatus.Unsubscribed, "port taken", time.GetUtcNow(), cancellationToken);
        }

        foreach (var reader in readers)
            await store.TryAddAsync(reader, cancellationToken);
        return readers;
    }

    private static Subscriber New(string edition, ChannelKind channel, string address, string name) => new()
    {
        Id = SubscriberId.For(edition, channel, address),
        Edition = edition,
        Channel = channel,
        Address = address,
        Name = name,
    };
}
