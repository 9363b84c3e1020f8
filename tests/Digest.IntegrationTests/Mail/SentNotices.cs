using System.Security.Cryptography;
using System.Text.Json;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Reports;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Signups;
using Digest.IntegrationTests.Functions;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Mail;

/// <summary>
/// Every kind of mail that is no copy of an issue, as the app sent it and a mail catcher received it: to confirm (a stranger
/// with a hostile name, a known reader, the contact of a receiver), what became of a receiver, and the editor's report.
/// </summary>
public sealed class SentNotices : IAsyncLifetime
{
    private const string Name = "2026a._domainkey.news.example";

    private readonly RSA _key = RSA.Create(2048);
    private readonly MailFixture _parser = new();
    private readonly RunningApp _app;
    private List<SentNotice>? _notices;

    public SentNotices() => _app = new RunningApp
    {
        More =
        {
            ["Digest__Edition__EditorAddress"] = "editor@news.example",
            ["Digest__Smtp__ReturnPath"] = "bounces@news.example",
            ["Digest__Smtp__ReplyTo"] = "editors@news.example",
            ["Digest__Dkim__Domain"] = "news.example",
            ["Digest__Dkim__Selector"] = "2026a",
            ["Digest__Dkim__PrivateKey"] = _key.ExportPkcs8PrivateKeyPem(),
        },
    };

    /// <summary>The mailbox of each kind.</summary>
    public static IReadOnlyDictionary<string, string> Mailboxes { get; } = new Dictionary<string, string>
    {
        ["confirm"] = "stranger@bücher.example",
        ["known"] = "known@readers.example",
        ["receiver_confirm"] = "contact@receivers.example",
        ["receiver_added"] = "added@receivers.example",
        ["receiver_failing"] = "failing@receivers.example",
        ["receiver_gone"] = "gone@receivers.example",
        ["report_empty"] = "editor@news.example",
    };

    public IReadOnlyList<SentNotice> All
    {
        get
        {
            LocalRun.SkipWithoutNode();
            return _notices!;
        }
    }

    public Edition Edition => _app.Edition;

    public async Task InitializeAsync()
    {
        await Task.WhenAll(_app.InitializeAsync(), _parser.InitializeAsync());
        if (!LocalRun.HasNode)
            return;
        await AskAsync();
        await TellContactsAsync();
        await ReportAsync();
        IReadOnlyList<CaughtMail> caught = [];
        await LocalRun.UntilAsync(async () => (caught = await _app.Mail.ReadAsync(CancellationToken.None)).Count >= Mailboxes.Count, "a mail of each kind");
        _notices = [.. await Task.WhenAll(caught.Select(ReadAsync))];
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _parser.DisposeAsync();
        _key.Dispose();
    }

    private async Task AskAsync()
    {
        await _app.SubscribeAsync(Mailboxes["known"]);
        var desk = _app.Service<SignupDesk>();
        foreach (var request in new[]
        {
            new SignupRequest { Email = Mailboxes["confirm"], Name = "x\"\r\nBcc: all@example.org\r\n\r\n<b>\0", Language = "fr", Source = "form" },
            new SignupRequest { Email = Mailboxes["known"], Language = "en", Source = "form" },
            new SignupRequest { Email = Mailboxes["receiver_confirm"], Channel = ChannelKind.Webhook, Receiver = "https://hooks.example.org/s3cr3t", Source = "api" },
        })
            Assert.Equal(SignupAnswer.Accepted, await desk.RequestAsync(Edition, request, CancellationToken.None));
    }

    private async Task TellContactsAsync()
    {
        var queue = _app.Service<IReceiverNoticeQueue>();
        var now = DateTimeOffset.UtcNow;
        var receiver = new Subscriber
        {
            Id = "",
            Edition = "weekly",
            Channel = ChannelKind.Webhook,
            Address = "",
            Changed = now,
        };
        foreach (var (step, row, since) in new (string Step, Subscriber Row, DateTimeOffset? Since)[]
        {
            ("receiver_added", receiver, null),
            ("receiver_failing", receiver with { Language = "en", Status = SubscriberStatus.Disabled, Reason = "http 500" }, now.AddDays(-5)),
            ("receiver_gone", receiver with { Language = "fr", Status = SubscriberStatus.Disabled, Reason = "http 410" }, null),
        })
        {
            var address = $"https://hooks.example.org/s3cr3t/{step}";
            var id = SubscriberId.For("weekly", ChannelKind.Webhook, address);
            Assert.True(await _app.Subscribers.TryAddAsync(row with { Id = id, Address = address, Contact = Mailboxes[step] }, CancellationToken.None));
            await queue.EnqueueAsync(new ReceiverNoticeMessage("weekly", id, now) { Since = since }, TimeSpan.Zero, CancellationToken.None);
        }
    }

    private async Task ReportAsync()
    {
        var now = DateTimeOffset.UtcNow;
        await _app.Issues.TryCreateAsync(new Issue { Edition = "weekly", Week = "2026-W48", From = now.AddDays(-7), Cut = now, State = IssueState.Empty, Articles = [], Changed = now }, CancellationToken.None);
        await _app.Service<ReportMail>().SendDueAsync(CancellationToken.None);
    }

    private async Task<SentNotice> ReadAsync(CaughtMail caught) => new(
        Mailboxes.Single(mailbox => mailbox.Value == Assert.Single(caught.To)).Key,
        caught,
        await _parser.ParseAsync(caught.Raw),
        await DkimVerifier.VerifyAsync(caught.Raw, Name, _key));
}

/// <summary>A notice as it arrived.</summary>
/// <param name="Step">Its kind, as the templates name it.</param>
/// <param name="Caught">The bytes and the envelope.</param>
/// <param name="Parsed">What mailparser reads.</param>
/// <param name="Dkim">What mailauth says of each signature.</param>
public sealed record SentNotice(string Step, CaughtMail Caught, JsonElement Parsed, JsonElement Dkim) : ReceivedMail(Caught, Parsed, Dkim);
