using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Tests.Receivers;

public sealed class ReceiverMailTests
{
    [Fact]
    public async Task The_owner_is_told_why_and_what_to_do_but_not_the_address_which_may_be_a_secret_M65()
    {
        var mail = new RecordingNotices();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<INoticeMail>(mail)
            .AddWebhookChannel(new ConfigurationBuilder().Build().GetSection("Digest:Webhooks"))
            .BuildServiceProvider();
        var subscriber = new Subscriber
        {
            Id = new string('a', 32),
            Edition = "weekly",
            Channel = ChannelKind.Webhook,
            Address = "https://hooks.example.org/secret-path",
            Status = SubscriberStatus.Disabled,
            Reason = "http 500",
        };

        await services.GetRequiredService<IReceiverNotice>().DisabledAsync(Newsroom.Weekly(), subscriber, "ops@example.org", new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero), CancellationToken.None);

        var (_, recipient, notice) = Assert.Single(mail.Sent);
        Assert.Equal("ops@example.org", recipient.Address);
        Assert.Equal(32, recipient.Id.Length);
        foreach (var part in new[] { notice.Text, notice.Html })
        {
            Assert.Contains("http 500", part, StringComparison.Ordinal);
            Assert.Contains("2026-11-20 07:00 UTC", part, StringComparison.Ordinal);
            Assert.Contains(subscriber.Id, part, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-path", part, StringComparison.Ordinal);
        }
    }
}
