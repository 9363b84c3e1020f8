using System.Text;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Feedback;

/// <summary>The desk for feedback over stores in memory: two editions, one issue of the first, as many readers as a test adds.</summary>
internal sealed class Desk
{
    public const string Issue = "weekly-2026-W47";

    private const string Secret = "a secret of the tests, long enough to serve";

    public Desk()
    {
        Issues = new InMemoryIssues(Faults);
        Editions = new EditionList([Newsroom.Weekly(), Newsroom.Weekly("monday")]);
        Tokens = new CopyTokens(Editions, Bounces, Links);
        Mail = new FeedbackMail(Tokens);
        Issues.TryCreateAsync(
            new Issue { Edition = "weekly", Week = "2026-W47", From = Time.GetUtcNow().AddDays(-7), Cut = Time.GetUtcNow(), State = IssueState.Delivering, Articles = [], Changed = Time.GetUtcNow() },
            default).GetAwaiter().GetResult();
        Subject = new FeedbackDesk(Editions, Subscribers, Suppressions, Store, Issues, new SenderFaults(Issues, FaultLog), new LostCopies(Issues, new InMemoryDeliveries(), new InMemoryQueue(Time), Time, NullLogger<LostCopies>.Instance), Time, new RecordingLogger<FeedbackDesk>());
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero));

    public EditionList Editions { get; }

    public InMemorySubscribers Subscribers { get; } = new();

    public InMemorySuppressions Suppressions { get; } = new();

    public InMemoryFeedback Store { get; } = new();

    /// <summary>Of the storage of issues.</summary>
    public Faults Faults { get; } = new();

    public InMemoryIssues Issues { get; }

    public RecordingLogger<SenderFaults> FaultLog { get; } = new();

    public BounceTokens Bounces { get; } = new(Secret);

    public UnsubscribeLinks Links { get; } = new(Secret);

    public CopyTokens Tokens { get; }

    public FeedbackMail Mail { get; }

    public FeedbackDesk Subject { get; }

    public async Task<Subscriber> ReaderAsync(string address, string edition = "weekly", SubscriberStatus status = SubscriberStatus.Active)
    {
        var reader = new Subscriber { Id = SubscriberId.For(edition, ChannelKind.Email, address), Edition = edition, Channel = ChannelKind.Email, Address = address, Status = status, Changed = Time.GetUtcNow() };
        await Subscribers.TryAddAsync(reader, default);
        return reader;
    }

    /// <summary>The envelope sender of a reader's copy.</summary>
    public string Sender(Subscriber reader, string week = "2026-W47") => $"bounces+{Bounces.For(reader.Edition, week, reader.Id)}@news.example";

    /// <summary>The link to unsubscribe in a reader's copy.</summary>
    public Uri Link(Subscriber reader) => Links.For(Editions[reader.Edition], reader);

    /// <summary>Takes a mail as the endpoint does.</summary>
    public async Task<IReadOnlyList<FeedbackVerdict>> PostAsync(string mail)
    {
        var verdicts = new List<FeedbackVerdict>();
        foreach (var report in Mail.Read(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"))))
            verdicts.Add(await Subject.ReceiveAsync(report, default));
        return verdicts;
    }

    public Task<FeedbackVerdict> SmtpAsync(Subscriber reader, string code, string issue = Issue, SmtpStep step = SmtpStep.Recipient) =>
        Subject.SmtpAsync(issue, reader, code, "refused", step, default);

    public async Task<Subscriber> StateAsync(Subscriber reader) => (await Subscribers.FindAsync(reader.Edition, reader.Id, default))!;

    public async Task<string?> SuppressedAsync(string edition, string address) =>
        (await Suppressions.FindAsync(edition, SubscriberId.For(edition, ChannelKind.Email, address), default))?.Reason;

    public async Task<double> ScoreAsync(Subscriber reader) => (await Store.FindAsync(reader.Edition, reader.Id, default))?.Score ?? 0;
}
