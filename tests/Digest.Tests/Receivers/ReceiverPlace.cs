using System.Net;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Digest.Tests.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Receivers;

/// <summary>A deployment in memory that reaches webhooks on this machine.</summary>
internal sealed class ReceiverPlace : IDisposable
{
    private readonly BatchDeliverer _deliverer;

    public ReceiverPlace()
    {
        var links = new UnsubscribeLinks(Newsroom.Secret);
        var guard = new AddressGuard(Options.Create(new WebhookOptions { AllowPrivateAddresses = true }), new StubResolver((_, _) => [IPAddress.Loopback]));
        Notices = new InMemoryNotices(News.Time);
        var health = new ReceiverHealth(News.Subscribers, Log, News.Editions, Notices, News.Time, NullLogger<ReceiverHealth>.Instance);
        Channel = new WebhookChannel(guard, News.Time, health);
        Desk = new ReceiverDesk(News.Editions, News.Subscribers, News.Issues, News.Deliveries, Consents, Log, health, [News.Mail, Channel], links, News.Time);
        _deliverer = News.DelivererWith(News.Mail, Channel);
    }

    public Newsroom News { get; } = new();

    public InMemoryAttempts Log { get; } = new();

    public InMemoryNotices Notices { get; }

    public InMemoryConsents Consents { get; } = new();

    public WebhookChannel Channel { get; }

    public ReceiverDesk Desk { get; }

    /// <summary>Subscribes an address that has proven itself.</summary>
    public async Task<Subscriber> SubscribeAsync(string address)
    {
        var subscriber = new Subscriber { Id = SubscriberId.For("weekly", ChannelKind.Webhook, address), Edition = "weekly", Channel = ChannelKind.Webhook, Address = address, Secret = WebhookSignature.NewSecret(), Contact = "ops@example.org" };
        await News.Subscribers.TryAddAsync(subscriber, default);
        return subscriber;
    }

    /// <summary>Cuts an issue and freezes its list of readers.</summary>
    public async Task PublishAsync()
    {
        await News.UploadArticleAsync(1);
        News.Time.SetUtcNow(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero));
        await News.TickAsync();
        while (News.Queue.Peek() is PlanMessage plan)
        {
            await News.Planner.PlanAsync(plan.IssueId, default);
            News.Queue.Remove(plan);
        }
    }

    /// <summary>Delivers what is due now; null when nothing is.</summary>
    public Task? DeliverDue() => News.Queue.Peek() is BatchMessage batch ? DeliverAsync(batch) : null;

    /// <summary>Lets hours pass, and delivers whatever becomes due.</summary>
    public async Task LiveAsync(TimeSpan span)
    {
        for (var end = News.Time.GetUtcNow() + span; News.Time.GetUtcNow() < end; News.Time.Advance(TimeSpan.FromMinutes(5)))
        {
            while (DeliverDue() is { } delivering)
                await delivering;
        }
    }

    public DeliveryRow Row(Subscriber subscriber) => News.Deliveries.Rows.Single(row => row.SubscriberId == subscriber.Id);

    public async Task<Subscriber> StoredAsync(Subscriber subscriber) => (await News.Subscribers.FindAsync("weekly", subscriber.Id, default))!;

    public void Dispose() => Channel.Dispose();

    private async Task DeliverAsync(BatchMessage batch)
    {
        await _deliverer.DeliverAsync(batch, default);
        News.Queue.Remove(batch);
    }
}
