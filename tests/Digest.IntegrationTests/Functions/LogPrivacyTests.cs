using System.Net;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.IntegrationTests.LocalHost;
using Digest.IntegrationTests.Services;
using Microsoft.Extensions.Logging;

namespace Digest.IntegrationTests.Functions;

public sealed class LogPrivacyTests
{
    private const string Domain = "readers.example";
    private const string Name = "Amal-of-the-readers";
    private const string HookPath = "a-path-that-only-the-receiver-knows";

    [SkippableFact]
    public async Task No_line_of_the_log_holds_an_address_a_name_a_link_or_a_secret()
    {
        LocalRun.SkipWithoutNode();
        using var log = new LogLines();
        var app = new RunningApp
        {
            Logging = logging => logging.AddProvider(log).AddFilter<LogLines>("Digest", LogLevel.Trace),
            More = { ["Digest__Webhooks__AllowPrivateAddresses"] = "true" },
        };
        await app.InitializeAsync();
        List<string> secrets = [$"@{Domain}", "%40", Name, HookPath, RunningApp.FeedbackKey, "a secret of the tests"];
        try
        {
            secrets.AddRange(await UseEverythingAsync(app));
        }
        finally
        {
            await app.DisposeAsync();
        }

        var lines = log.Lines.Select(line => $"{line.Category}: {line.Text}").ToList();
        // What happened was told: else this test would read nothing.
        foreach (var told in new[] { "confirmed edition", "left edition", "was erased by", "Issue weekly-", "5.1.1", "Accepted bridge.md", "Rejected empty.txt", "is suppressed" })
            Assert.Contains(lines, line => line.Contains(told, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    // Every way in which a reader's data comes along. Returns the links and keys that nobody but their holder may see.
    private static async Task<IReadOnlyList<string>> UseEverythingAsync(RunningApp app)
    {
        var (own, leaving) = (app.Service<ReaderLinks>(), app.Service<UnsubscribeLinks>());
        await app.UploadAsync("bridge.md", "# A bridge opens\n\nA bridge that joins both banks of the river was opened on Monday, three years after the work began.\n\nThe way to the hospital takes ten minutes now."u8.ToArray());
        await app.UploadAsync("empty.txt", " "u8.ToArray());

        // Subscribes, confirms, chooses, takes the data along; the same again, whose answer must not tell.
        var amal = SubscriberId.For("weekly", ChannelKind.Email, $"amal@{Domain}");
        for (var time = 0; time < 2; time++)
            await PostAsync(app, "api/subscriptions", HttpStatusCode.Accepted, ("edition", "weekly"), ("email", $"amal@{Domain}"), ("name", Name), ("website", ""));
        Signup? signup = null;
        await LocalRun.UntilAsync(async () => (signup = await app.Service<ISignupStore>().FindAsync("weekly", amal, default)) is { Sent: not null }, "the mail to confirm is sent");
        var confirmation = own.Confirmation(app.Edition, signup!).AbsolutePath;
        await PostAsync(app, confirmation, HttpStatusCode.OK, ("confirm", "yes"));
        var (preferences, export, erasure) = (own.Preferences(app.Edition, amal).AbsolutePath, own.Export(app.Edition, amal).AbsolutePath, own.Erasure(app.Edition, amal).AbsolutePath);
        await PostAsync(app, preferences, HttpStatusCode.OK, ("save", "yes"), ("name", Name), ("language", "en"));
        Assert.Contains(Name, await app.Http.GetStringAsync(export), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Http.GetAsync($"{preferences}0")).StatusCode);
        await PostAsync(app, "api/subscriptions", HttpStatusCode.BadRequest, ("edition", "weekly"), ("email", $"no one@{Domain}"), ("name", Name));

        // An issue for readers whose servers say no, and quote them, and for a receiver that nobody answers for.
        var (gone, refused, later) = (await app.SubscribeAsync($"reply-550-5.1.1@{Domain}"), await app.SubscribeAsync($"reply-554-5.7.1@{Domain}"), await app.SubscribeAsync($"reply-451-4.7.1@{Domain}"));
        var hook = new Subscriber { Id = SubscriberId.For("weekly", ChannelKind.Webhook, $"http://127.0.0.1:9/{HookPath}"), Edition = "weekly", Channel = ChannelKind.Webhook, Address = $"http://127.0.0.1:9/{HookPath}", Secret = WebhookSignature.NewSecret(), Contact = $"owner@{Domain}" };
        await app.Subscribers.TryAddAsync(hook, default);
        await LocalRun.UntilAsync(async () => await app.Articles.FindByNameAsync("bridge.md", default) is not null && await app.Articles.FindByNameAsync("empty.txt", default) is not null, "both uploads are read");
        var issue = await app.Service<IssuePublisher>().PublishNowAsync("weekly", default);
        await LocalRun.UntilAsync(
            async () => (await app.Issues.FindAsync(issue.Id, default))! is { Batches: > 0 } planned && await app.Deliveries.ReadAllAsync(issue.Id, planned.Batches, default).ToListAsync() is { Count: 5 } rows && rows.All(row => row.Attempts > 0 && row.Status != DeliveryStatus.Sending),
            "every copy was tried");

        // Bounces and complaints as they are reported, rightly and wrongly.
        using var report = new HttpRequestMessage(HttpMethod.Post, "api/feedback/mail") { Content = new StringContent($"To: bounces+{app.Service<BounceTokens>().For("weekly", "2026-W47", later.Id)}@news.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {later.Address}\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <{later.Address}> unknown\r\n--b--\r\n") };
        report.Headers.Add("X-Digest-Key", RunningApp.FeedbackKey);
        await app.Http.SendAsync(report);
        await app.SendAsync("deliver-poison", $$"""{"issueId":"{{issue.Id}}","batch":0}""");
        await app.SendAsync("confirm-poison", $"not json, of amal@{Domain}");

        // Leaves, twice, and is erased.
        var unsubscribe = leaving.For(app.Edition, (await app.Subscribers.FindAsync("weekly", amal, default))!).AbsolutePath;
        for (var time = 0; time < 2; time++)
            await PostAsync(app, unsubscribe, HttpStatusCode.OK, ("List-Unsubscribe", "One-Click"));
        await PostAsync(app, erasure, HttpStatusCode.OK, ("erase", "yes"));
        string[] links = [confirmation, preferences, export, erasure, unsubscribe, .. new[] { gone, refused, later }.Select(reader => leaving.For(app.Edition, reader).AbsolutePath)];
        return [hook.Secret, .. links.Select(link => link[^LinkSigner.Length..])];
    }

    private static async Task PostAsync(RunningApp app, string path, HttpStatusCode expected, params (string Name, string Value)[] fields)
    {
        using var answer = await app.Http.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        Assert.Equal(expected, answer.StatusCode);
    }
}
