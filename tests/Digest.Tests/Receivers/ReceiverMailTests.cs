using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Digest.Tests.Receivers;

public sealed class ReceiverMailTests
{
    [Theory]
    [InlineData("ar", true, "آخر جواب")]
    [InlineData("en", true, "Last answer")]
    [InlineData("fr", true, "Dernière réponse")]
    [InlineData("ar", false, "لم تعد موجودة")]
    [InlineData("en", false, "it is gone")]
    [InlineData("fr", false, "n’existe plus")]
    public async Task The_owner_is_told_in_the_editions_language_why_and_what_to_do_but_not_the_address_which_may_be_a_secret_M65(string language, bool failing, string word)
    {
        var mail = new RecordingNotices();
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<INoticeMail>(mail)
            .AddSingleton(new ReaderLinks(Newsroom.Secret))
            .AddSingleton(new EditionPress(new TemplateFolder(), new InMemoryTemplates(), NullLogger<EditionPress>.Instance))
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

        await services.GetRequiredService<IReceiverNotice>().DisabledAsync(Samples.Edition(language), subscriber, "ops@example.org", failing ? new DateTimeOffset(2026, 11, 20, 7, 0, 0, TimeSpan.Zero) : null, CancellationToken.None);

        var (_, recipient, notice) = Assert.Single(mail.Sent);
        Assert.Equal("ops@example.org", recipient.Address);
        Assert.Equal(32, recipient.Id.Length);
        foreach (var part in new[] { notice.Text, notice.Html })
        {
            Assert.Contains("http 500", part, StringComparison.Ordinal);
            Assert.Equal(failing, part.Contains("2026-11-20 07:00 UTC", StringComparison.Ordinal));
            Assert.Contains(word, part, StringComparison.Ordinal);
            Assert.DoesNotContain("{", part[(part.IndexOf("</style>", StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
            Assert.Contains(subscriber.Id, part, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-path", part, StringComparison.Ordinal);
            Assert.Contains($"/api/preferences/weekly/{subscriber.Id}", part, StringComparison.Ordinal);
        }
    }
}
