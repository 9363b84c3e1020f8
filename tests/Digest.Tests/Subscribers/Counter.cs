using System.Net;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Subscribers.Transfer;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Digest.Tests.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Subscribers;

/// <summary>Everything that readers meet before and after an issue, in memory.</summary>
internal sealed class Counter
{
    public const string Address = "layla@readers.example";

    public Counter(params IPAddress[] hosts)
    {
        (Subscribers, Suppressions, Consents) = (new(Faults), new(Faults), new(Faults));
        var editions = new EditionList([Edition, Other]);
        var bars = new AddressBars(editions, Suppressions);
        Notices = new InMemoryNotices(Time);
        Signups = new InMemorySignups(Time, Faults);
        Mail = new RecordingNotices(Faults);
        // Without hosts of their own receivers are on this machine.
        var guard = new AddressGuard(Options.Create(new WebhookOptions { AllowPrivateAddresses = hosts.Length == 0 }), new StubResolver((_, _) => hosts.Length == 0 ? [IPAddress.Loopback] : hosts));
        var health = new ReceiverHealth(Subscribers, Attempts, editions, Notices, Time, NullLogger<ReceiverHealth>.Instance);
        Receivers = new ReceiverDesk(editions, Subscribers, Issues, Deliveries, Consents, Attempts, health, [new WebhookChannel(guard, Time, health)], new UnsubscribeLinks(Newsroom.Secret), Time);
        var press = new EditionPress(new TemplateFolder(), new InMemoryTemplates(), NullLogger<EditionPress>.Instance);
        var options = Options.Create(new SignupOptions());
        var limits = new SignupLimits(Signups, Links, options);
        Desk = new SignupDesk(Signups, Signups, limits, press, Receivers, options, Time);
        ReceiverConfirmation = new ReceiverConfirmation(Signups, Subscribers, Suppressions, Consents, Receivers, Notices, limits, Time, NullLogger<ReceiverConfirmation>.Instance);
        Mailer = new ConfirmationMail(editions, Signups, Signups, Subscribers, Suppressions, bars, press, new OwedMails(Mail, Time), Links, NullLogger<ConfirmationMail>.Instance);
        Confirmation = new SignupConfirmation(Signups, Subscribers, Suppressions, bars, Consents, Links, Time, NullLogger<SignupConfirmation>.Instance);
        Withdrawals = new Withdrawals(Subscribers, Suppressions, Signups, Consents, Bounces, Attempts, Time, NullLogger<Withdrawals>.Instance);
        Readers = new ReaderDesk(Subscribers, Links);
        Export = new ReaderExport(Suppressions, Consents, Signups, Bounces, Attempts, Issues, Deliveries);
        Import = new SubscriberImport(Subscribers, Suppressions, Consents, Withdrawals, editions, Time);
        Lift = new BarLift(Subscribers, Suppressions, Consents, Time, NullLogger<BarLift>.Instance);
        ReceiverPurge = new ReceiverPurge(editions, Subscribers, Withdrawals, Attempts, options, Time, NullLogger<ReceiverPurge>.Instance);
        Purge = new SignupPurge(Signups, Signups, options, Time, NullLogger<SignupPurge>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public Edition Edition { get; } = Made();

    /// <summary>Another edition of the same publisher.</summary>
    public Edition Other { get; } = Newsroom.Weekly("monday");

    public Faults Faults { get; } = new();

    public InMemorySignups Signups { get; }

    public InMemorySubscribers Subscribers { get; }

    public InMemorySuppressions Suppressions { get; }

    public InMemoryConsents Consents { get; }

    public InMemoryFeedback Bounces { get; } = new();

    public InMemoryIssues Issues { get; } = new();

    public InMemoryDeliveries Deliveries { get; } = new();

    public RecordingNotices Mail { get; }

    public ReaderLinks Links { get; } = new(Newsroom.Secret);

    public InMemoryAttempts Attempts { get; } = new();

    public InMemoryNotices Notices { get; }

    public ReceiverDesk Receivers { get; }

    public ReceiverConfirmation ReceiverConfirmation { get; }

    public SignupDesk Desk { get; }

    public ConfirmationMail Mailer { get; }

    public SignupConfirmation Confirmation { get; }

    public Withdrawals Withdrawals { get; }

    public BarLift Lift { get; }

    public ReaderDesk Readers { get; }

    public ReaderExport Export { get; }

    public SubscriberImport Import { get; }

    public SignupPurge Purge { get; }

    public ReceiverPurge ReceiverPurge { get; }

    public static string IdOf(string address) => SubscriberId.For("weekly", ChannelKind.Email, address);

    public Task<SignupAnswer> AskAsync(string? email = Address, string? ip = "198.51.100.7", string? language = null, string? name = null, string source = "form", params string[] sections) =>
        Desk.RequestAsync(Edition, new SignupRequest { Email = email, Name = name, Language = language, Sections = sections, Source = source, Ip = ip, UserAgent = "Browser/1" }, CancellationToken.None);

    /// <summary>Handles the queue as it is now.</summary>
    public async Task WorkAsync()
    {
        while (Signups.Messages.TryDequeue(out var message))
            await Mailer.SendAsync(message, CancellationToken.None);
    }

    /// <summary>Lets the time pass until the next message that waits is seen, and handles it; how long that took. Null when none waits.</summary>
    public async Task<TimeSpan?> WaitAsync()
    {
        if (Signups.Waiting.Count == 0)
            return null;
        var wait = Signups.Waiting.Min(waiting => waiting.Due) - Time.GetUtcNow();
        Time.Advance(wait);
        await HandleDueAsync();
        return wait;
    }

    /// <summary>Handles the message that waits for the shortest time.</summary>
    public async Task HandleDueAsync()
    {
        var next = Signups.Waiting.MinBy(waiting => waiting.Due);
        Signups.Waiting.Remove(next);
        await Mailer.SendAsync(next.Message, CancellationToken.None);
    }

    /// <summary>Asks, and takes the link out of the mail that came.</summary>
    public async Task<string> LinkAsync(string address = Address)
    {
        await AskAsync(address);
        await WorkAsync();
        return TokenOf(Mail.Sent[^1].Notice.Text);
    }

    public static string TokenOf(string text) => text.Split('\n').Select(line => line.Trim('\u200E', '\u200F')).First(line => line.StartsWith("https://", StringComparison.Ordinal)).Split('/')[^1];

    public Task<Signup?> ConfirmAsync(string token) => Confirmation.ConfirmAsync(Edition, token, "203.0.113.9", CancellationToken.None);

    public async Task<Subscriber> SubscribedAsync(string address = Address)
    {
        Assert.NotNull(await ConfirmAsync(await LinkAsync(address)));
        return (await FindAsync(address))!;
    }

    public Task<Subscriber?> FindAsync(string address = Address) => Subscribers.FindAsync("weekly", IdOf(address), CancellationToken.None);

    public async Task<IReadOnlyList<ConsentRecord>> ConsentsAsync(string address = Address) => await Consents.ListAsync("weekly", IdOf(address), CancellationToken.None).ToListAsync();

    public async Task<List<ImportedLine>> ImportAsync(string csv, bool overwrite = false)
    {
        using var reader = new StringReader(csv);
        return await Import.ImportAsync(Edition, SubscriberCsv.ReadAsync(reader, CancellationToken.None), "import list.csv", overwrite, CancellationToken.None).ToListAsync();
    }

    private static Edition Made()
    {
        var edition = Newsroom.Weekly();
        edition.Sections = [new() { Title = "سياسة" }, new() { Title = "ثقافة" }];
        edition.PrivacyNotice = "https://news.example/privacy";
        edition.PrivacyNoticeVersion = "2026-11";
        return edition;
    }
}
