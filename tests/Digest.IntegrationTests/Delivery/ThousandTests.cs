using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Delivery;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Functions;
using Digest.IntegrationTests.Services;
using Digest.IntegrationTests.Storage;
using Digest.LocalHost.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.IntegrationTests.Delivery;

/// <summary>An issue to a thousand readers, of whom a mail server refuses some: over SMTP, with the ledger in Azurite.</summary>
public sealed class ThousandTests : IClassFixture<AzuriteFixture>, IAsyncDisposable
{
    private const string Edition = "weekly";

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly AcceptingServer _relay = new();
    private readonly ServiceProvider _services;

    public ThousandTests(AzuriteFixture azurite) => _services = new ServiceCollection()
        .AddLogging(logging => logging.ClearProviders())
        .AddSingleton<TimeProvider>(_time)
        .AddDigest(StorageFixture.Settings(
            ("AzureWebJobsStorage", azurite.ConnectionString),
            ("Digest:Edition:Title", "موجز الأسبوع"),
            ("Digest:Edition:SenderAddress", "digest@news.example"),
            ("Digest:Edition:PostalAddress", "12 Printers' Street, Tunis"),
            ("Digest:Edition:BaseUrl", "https://digest.news.example"),
            ("Digest:Secret", "a secret of the tests, long enough to serve"),
            ("Digest:Smtp:Host", "127.0.0.1"),
            ("Digest:Smtp:Port", _relay.Port.ToString(CultureInfo.InvariantCulture)),
            ("Digest:Smtp:Security", "None")))
        .BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _relay.DisposeAsync();
    }

    [SkippableFact]
    public async Task Over_a_mail_server_dead_addresses_are_suppressed_the_deferred_get_it_later_and_a_refused_sender_stops_nobody()
    {
        var tried = new ConcurrentDictionary<string, int>();
        _relay.Refuses = recipient => (NumberOf(recipient) % 100, tried.AddOrUpdate(recipient, 1, (_, times) => times + 1)) switch
        {
            (0, _) => "550 5.1.1 no such mailbox",
            (1, 1) => "451 4.7.1 try again later",
            (2, _) => "554 5.7.1 this sender is not wanted here",
            _ => null,
        };
        var issue = await PlannedAsync(1_000);
        var deliverer = _services.GetRequiredService<BatchDeliverer>();

        await deliverer.DeliverAsync(new BatchMessage(issue.Id, 0), CancellationToken.None);
        Assert.Equal(970, _relay.Log.Count);
        var finished = await FindAsync(issue.Id);
        // Half an hour and a tenth at most after a deferral; whoever defers gets no more than half at a time.
        for (var minutes = 34; minutes < 90 && finished.State != IssueState.Finished; minutes += 10, finished = await FindAsync(issue.Id))
        {
            _time.Advance(TimeSpan.FromMinutes(minutes == 34 ? 34 : 10));
            await deliverer.DeliverAsync(new BatchMessage(issue.Id, 0), CancellationToken.None);
        }

        Assert.Equal((IssueState.Finished, 980, 20, 1_000), (finished.State, finished.Tally.Sent, finished.Tally.Failed, finished.Audience));
        Assert.True(SenderFaults.Told(finished.Trouble), finished.Trouble);
        Assert.Equal(980, _relay.Log.Select(message => message.Recipient).Distinct().Count());
        Assert.Equal(980, _relay.Log.Count);
        var suppressed = await _services.GetRequiredService<ISubscriberStore>().ListAsync(Edition, IdRange.All, CancellationToken.None).Where(reader => reader.Status == SubscriberStatus.Suppressed).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 10).Select(number => number * 100), suppressed.Select(reader => NumberOf(reader.Address)).Order());
        Assert.Equal(suppressed.Select(reader => reader.Id).Order(), await _services.GetRequiredService<ISuppressionStore>().ListAsync(Edition, IdRange.All, CancellationToken.None).Select(suppression => suppression.SubscriberId).Order().ToListAsync());
    }

    private async Task<Issue> FindAsync(string id) => (await _services.GetRequiredService<IIssueStore>().FindAsync(id, CancellationToken.None))!;

    private async Task<Issue> PlannedAsync(int readers)
    {
        await _services.GetRequiredService<Digest.Azure.StorageSetup>().EnsureCreatedAsync(CancellationToken.None);
        await _services.GetRequiredService<ISubscriberStore>().AddManyAsync(
            [.. Enumerable.Range(0, readers).Select(number => $"reader{number}@mail{number % 100}.example").Select(address => new Subscriber { Id = SubscriberId.For(Edition, ChannelKind.Email, address), Edition = Edition, Channel = ChannelKind.Email, Address = address })],
            CancellationToken.None);
        var issues = _services.GetRequiredService<IIssueStore>();
        var issue = new Issue { Edition = Edition, Week = "2026-W48", From = _time.GetUtcNow().AddDays(-7), Cut = _time.GetUtcNow(), State = IssueState.Rendered, Articles = ["a"], Changed = _time.GetUtcNow() };
        Assert.True(await issues.TryCreateAsync(issue, CancellationToken.None));
        await issues.SaveRenderedAsync(issue.Id, new RenderedIssue("العدد ٤٨", $"<a href=\"{ReaderMark.For("unsubscribe_url")}\">x</a>", $"{ReaderMark.For("unsubscribe_url")}\n", "<html></html>", "{}"), CancellationToken.None);
        await _services.GetRequiredService<DeliveryPlanner>().PlanAsync(issue.Id, CancellationToken.None);
        var planned = await issues.FindAsync(issue.Id, CancellationToken.None);
        Assert.Equal((IssueState.Delivering, 1, readers), (planned!.State, planned.Batches, planned.Audience));
        return planned;
    }

    private static int NumberOf(string address) => int.Parse(address["reader".Length..address.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
}
