using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Receivers;

/// <summary>A receiver, and whoever is told what becomes of it.</summary>
internal sealed class OwnerPlace
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly ReceiverHealth _health;

    public OwnerPlace(string language = "en")
    {
        Edition = Samples.Edition(language);
        Edition.EditorAddress = "editors@news.example";
        Subscribers = new InMemorySubscribers(Faults);
        Notices = new InMemoryNotices(Time, Faults);
        Mail = new RecordingNotices(Faults);
        var editions = new EditionList([Edition]);
        var press = new EditionPress(new TemplateFolder(), new InMemoryTemplates(), NullLogger<EditionPress>.Instance);
        _health = new ReceiverHealth(Subscribers, new InMemoryAttempts(), editions, Notices, Time, NullLogger<ReceiverHealth>.Instance);
        Mailer = new ReceiverMail(editions, Subscribers, Notices, press, new OwedMails(Mail, Time), new ReaderLinks(Newsroom.Secret), Log);
    }

    public FakeTimeProvider Time { get; } = new(Start);

    public Edition Edition { get; }

    public Faults Faults { get; } = new();

    public InMemorySubscribers Subscribers { get; }

    public InMemoryNotices Notices { get; }

    public RecordingNotices Mail { get; }

    public RecordingLogger<ReceiverMail> Log { get; } = new();

    public ReceiverMail Mailer { get; }

    public static Subscriber Receiver { get; } = new()
    {
        Id = new string('a', 32),
        Edition = "weekly",
        Channel = ChannelKind.Webhook,
        Address = "https://hooks.example.org/secret-path",
        Contact = "ops@example.org",
        Changed = Start.AddDays(-30),
    };

    public Task AddAsync(Subscriber receiver) => Subscribers.TryAddAsync(receiver, default);

    public async Task<Subscriber> RowAsync() => (await Subscribers.FindAsync("weekly", Receiver.Id, default))!;

    /// <summary>It answers that it is gone.</summary>
    public Task GoAsync() => _health.RecordAsync(Receiver, new Attempt
    {
        Edition = "weekly",
        SubscriberId = Receiver.Id,
        At = Time.GetUtcNow(),
        Subject = "weekly-2026-W47",
        MessageId = new string('b', 32),
        Kind = OutcomeKind.Refused,
        Code = "http 410",
        Took = TimeSpan.FromMilliseconds(80),
    });

    /// <summary>Lets the time pass until the next message is seen, and handles it; how long that took. Null when none waits.</summary>
    public async Task<TimeSpan?> WaitAsync()
    {
        if (Notices.Waiting.Count == 0)
            return null;
        var next = Notices.Waiting.MinBy(waiting => waiting.Due);
        Notices.Waiting.Remove(next);
        var wait = next.Due - Time.GetUtcNow();
        Time.Advance(wait);
        await Mailer.SendAsync(next.Message, default);
        return wait;
    }
}
