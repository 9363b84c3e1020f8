using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Control;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Ingest;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Editing;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Templates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Infrastructure;

/// <summary>
/// A whole deployment in memory. What is stored outlives a crash; the workers do not: <see cref="Restart"/> makes new ones.
/// </summary>
internal sealed class Newsroom
{
    public const string Secret = "a secret of the tests, long enough to serve";

    public Newsroom(ScriptedChannel? mail = null, params Edition[] editions)
    {
        Mail = mail ?? new ScriptedChannel(ChannelKind.Email);
        Editions = new EditionList(editions.Length > 0 ? editions : [Weekly()]);
        Articles = new InMemoryArticles(Faults);
        Issues = new InMemoryIssues(Faults);
        Deliveries = new InMemoryDeliveries(Faults);
        Queue = new InMemoryQueue(Time, Faults);
        OwnTemplates = new InMemoryTemplates(Faults);
        PublicFiles = new InMemoryArchive(Time, Faults);
        Subscribers = new InMemorySubscribers(Faults);
        Suppressions = new InMemorySuppressions(Faults);
        PaceStore = new InMemoryPace(Faults);
        Bounces = new InMemoryFeedback(Faults);
        Restart();
    }

    public Faults Faults { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    public EditionList Editions { get; }

    public TemplateFolder Templates { get; } = new();

    public ScriptedChannel Mail { get; }

    public InMemoryArticles Articles { get; }

    public InMemoryIssues Issues { get; }

    /// <summary>Those that the publisher changed.</summary>
    public InMemoryTemplates OwnTemplates { get; }

    public InMemorySubscribers Subscribers { get; }

    public InMemorySuppressions Suppressions { get; }

    public InMemoryDeliveries Deliveries { get; }

    public InMemoryQueue Queue { get; }

    public InMemoryPace PaceStore { get; }

    public MailPace Pace { get; private set; } = null!;

    public InMemoryFeedback Bounces { get; }

    /// <summary>Takes what receiving sides report.</summary>
    public FeedbackDesk Reports { get; private set; } = null!;

    /// <summary>Those of the next worker.</summary>
    public DeliveryOptions DeliveryOptions { get; } = new();

    public InMemoryArchive PublicFiles { get; }

    public IssueArchive Archive { get; private set; } = null!;

    public ArticleIngest Ingest { get; private set; } = null!;

    public IssuePublisher Publisher { get; private set; } = null!;

    public IssueDesk Desk { get; private set; } = null!;

    public IssueAmendments Amendments { get; private set; } = null!;

    public MailCorrection Correction { get; private set; } = null!;

    public PreviewMail Previews { get; private set; } = null!;

    public DeliveryPlanner Planner { get; private set; } = null!;

    public BatchDeliverer Deliverer { get; private set; } = null!;

    public DeliveryWatch Watch { get; private set; } = null!;

    public DeliveryDesk Dispatch { get; private set; } = null!;

    /// <summary>An edition that is cut on Sundays at seven, UTC.</summary>
    public static Edition Weekly(string id = "weekly") => new()
    {
        Id = id,
        Title = "موجز الأسبوع",
        SenderAddress = "digest@news.example",
        PostalAddress = "12 Printers' Street, Tunis",
        BaseUrl = "https://digest.news.example",
    };

    /// <summary>Starts new workers on what is stored.</summary>
    public void Restart()
    {
        Faults.Begin();
        Watch = new DeliveryWatch(Issues, Deliveries, Queue, Time, NullLogger<DeliveryWatch>.Instance);
        Ingest = new ArticleIngest(Articles, new ArticleParser(Time), Time, NullLogger<ArticleIngest>.Instance);
        Reports = new FeedbackDesk(Editions, Subscribers, Suppressions, Bounces, Issues, new SenderFaults(Issues, NullLogger<SenderFaults>.Instance), new LostCopies(Issues, Deliveries, Queue, Time, NullLogger<LostCopies>.Instance), Time, NullLogger<FeedbackDesk>.Instance);
        var options = Options.Create(DeliveryOptions);
        Pace = new MailPace(PaceStore, options, Time, NullLogger<MailPace>.Instance);
        Deliverer = DelivererWith(Mail);
        var (composer, contents, press) = (new IssueComposer(Articles, Time), new IssueContents(Articles), new EditionPress(Templates, OwnTemplates, NullLogger<EditionPress>.Instance));
        Previews = PreviewsWith(Mail);
        Archive = new IssueArchive(Editions, PublicFiles, press, PublicFiles, PublicFiles, Options.Create(new ArchiveOptions()), Time, NullLogger<IssueArchive>.Instance);
        Publisher = new IssuePublisher(Editions, Issues, composer, contents, press, Previews, Archive, Queue, Watch, Time, NullLogger<IssuePublisher>.Instance);
        Planner = new DeliveryPlanner(Editions, Issues, Subscribers, Deliveries, Queue, new ChoiceRenderer(Editions, Issues, press), options, Time, NullLogger<DeliveryPlanner>.Instance);
        Dispatch = new DeliveryDesk(Editions, Issues, Subscribers, Deliveries, Queue, Pace, options, Time, NullLogger<DeliveryDesk>.Instance);
        Desk = new IssueDesk(Editions, Issues, composer, contents, Archive, Time);
        Amendments = new IssueAmendments(Editions, Issues, contents, press, Archive, Queue, Time);
        Correction = new MailCorrection(Issues, Subscribers, Deliveries, Queue, Amendments, new ChoiceRenderer(Editions, Issues, press), Time, NullLogger<MailCorrection>.Instance);
    }

    /// <summary>Previews that go this way.</summary>
    public PreviewMail PreviewsWith(IChannel mail) =>
        new(Issues, new IssueContents(Articles), new EditionPress(Templates, OwnTemplates, NullLogger<EditionPress>.Instance), [mail], new UnsubscribeLinks(Secret), Pace, Time, NullLogger<PreviewMail>.Instance);

    /// <summary>A worker that reaches readers in these ways.</summary>
    public BatchDeliverer DelivererWith(params IChannel[] channels)
    {
        var options = Options.Create(DeliveryOptions);
        return new BatchDeliverer(Editions, Issues, Subscribers, Suppressions, Deliveries, Queue, Watch, channels, [new SmtpAnswers(Reports)], new UnsubscribeLinks(Secret), new ReaderLinks(Secret), new RenderedCache(Issues), new Flight(options, channels), Pace, new StopSwitch(Bounces, options, Time), options, Time, NullLogger<BatchDeliverer>.Instance);
    }

    public async Task<ArticleRecord> UploadAsync(string name, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        using var content = new MemoryStream(bytes);
        return await Ingest.IngestAsync(new Upload(name, bytes.Length, content), CancellationToken.None);
    }

    /// <summary>Uploads a small article of its own.</summary>
    public Task<ArticleRecord> UploadArticleAsync(int number) => UploadAsync($"article-{number}.txt", TextOf(number));

    public static string TextOf(int number) => $"""
        البلدية تفتتح الحديقة رقم {number} في المدينة القديمة

        افتتحت البلدية صباح اليوم الحديقة العامة رقم {number} بعد أعمال ترميم استمرت عامين، بحضور عدد كبير من سكان الحي.

        وقال رئيس البلدية إن الحديقة رقم {number} ستبقى مفتوحة للجميع طوال أيام الأسبوع، وإن الدخول إليها مجاني للعائلات.
        """;

    public async Task SubscribeAsync(int count)
    {
        for (var number = 0; number < count; number++)
            await SubscribeAsync($"reader{number}@example.org");
    }

    public Task<Subscriber> SubscribeAsync(string address, ChannelKind channel = ChannelKind.Email, string? language = null, params string[] sections)
    {
        var edition = Editions.All.First().Id;
        var subscriber = new Subscriber { Id = SubscriberId.For(edition, channel, address), Edition = edition, Channel = channel, Address = address, Language = language, Sections = sections };
        Subscribers.Replace(subscriber);
        return Task.FromResult(subscriber);
    }

    public Task TickAsync() => Publisher.PublishDueAsync(CancellationToken.None);

    /// <summary>Handles visible messages until there is none.</summary>
    public async Task WorkAsync()
    {
        for (var handled = 0; Queue.Peek() is { } message; handled++)
        {
            Assert.True(handled < 10_000, "The queue does not become empty.");
            await (message switch
            {
                PlanMessage plan => Planner.PlanAsync(plan.IssueId, CancellationToken.None),
                BatchMessage batch => Deliverer.DeliverAsync(batch, CancellationToken.None),
                _ => throw new InvalidOperationException($"Nobody handles {message}."),
            });
            Queue.Remove(message);
        }
    }

    /// <summary>Lets hours pass as a deployment does: with ticks, and workers that handle what becomes visible.</summary>
    public async Task LiveAsync(TimeSpan span)
    {
        for (var end = Time.GetUtcNow() + span; Time.GetUtcNow() < end; Time.Advance(TimeSpan.FromMinutes(5)))
        {
            await TickAsync();
            await WorkAsync();
        }
    }
}
