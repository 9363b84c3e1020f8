using System.Globalization;
using Azure.Storage.Blobs;
using Digest.Core.Articles;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Ingest;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Functions;
using Digest.LocalHost.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Harness;

/// <summary>What became of an issue whose sender was ended again and again.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Kills">How often.</param>
/// <param name="Accepted">How many messages the mail server accepted.</param>
/// <param name="Twice">To how many readers it accepted more than one.</param>
/// <param name="Doubts">How many claims were found whose worker had ended.</param>
/// <param name="Missed">How many readers the ledger calls uncertain of whom the mail server has nothing.</param>
/// <param name="Faults">What must not be, in words; empty when all is well.</param>
public sealed record KilledOutcome(Issue Issue, int Kills, int Accepted, int Twice, int Doubts, int Missed, IReadOnlyList<string> Faults);

/// <summary>
/// Publishes one issue to many readers and ends its sender at given points, without grace. The ticks of the timer come from
/// here, on a clock that runs ahead, so that nobody has to wait for what is overdue.
/// </summary>
public sealed class KilledIssue : IAsyncDisposable
{
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private const int Connections = 8;

    private readonly string _folder = Directory.CreateTempSubdirectory("digest-kills-").FullName;
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow.AddMinutes(-10));
    private readonly AcceptingServer _mail = new();
    private Azurite? _azurite;
    private StorageGate? _gate;
    private ServiceProvider? _services;
    private DigestWorker? _worker;
    private UncertainPolicy _policy;
    private int _inFlight;

    /// <summary>Runs it.</summary>
    /// <param name="readers">How many readers.</param>
    /// <param name="points">Where the sender is ended, in this order.</param>
    /// <param name="policy">The edition's rule for lost answers.</param>
    /// <param name="inFlight">How many copies are claimed at once.</param>
    /// <param name="progress">Is told of each end.</param>
    public static async Task<KilledOutcome> RunAsync(int readers, IEnumerable<KillPoint> points, UncertainPolicy policy, int inFlight, Action<string>? progress = null)
    {
        await using var run = new KilledIssue { _policy = policy, _inFlight = inFlight };
        await run.PrepareAsync(readers);
        var kills = 0;
        foreach (var point in points)
        {
            if (!await run.KillAsync(point))
                break;
            kills++;
            progress?.Invoke($"ended {kills} times, last {point.Kind} {point.After}: {run._mail.Log.Count} accepted");
        }

        return await run.FinishAsync(kills, readers);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _worker?.Dispose();
        if (_services is not null)
            await _services.DisposeAsync();
        if (_gate is not null)
            await _gate.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        await _mail.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task PrepareAsync(int readers)
    {
        _azurite = await Azurite.StartAsync(Path.Combine(_folder, "storage"), CancellationToken.None);
        _gate = await StorageGate.StartAsync(_azurite.ConnectionString);
        var settings = Settings(_azurite.ConnectionString).ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => (string?)setting.Value);
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders()).AddSingleton<TimeProvider>(_clock);
        _services = services.AddDigest(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await _services.GetRequiredService<Digest.Azure.StorageSetup>().EnsureCreatedAsync(CancellationToken.None);

        var subscribers = _services.GetRequiredService<ISubscriberStore>();
        await Parallel.ForEachAsync(Enumerable.Range(0, readers), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, token) =>
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.org");
            await subscribers.TryAddAsync(new Subscriber { Id = SubscriberId.For("weekly", ChannelKind.Email, address), Edition = "weekly", Channel = ChannelKind.Email, Address = address, Name = $"قارئ {number}" }, token);
        });
        // An article whose file is gone is withdrawn.
        await _services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("articles").UploadBlobAsync("bridge.txt", BinaryData.FromString(Article));
        using var article = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Article));
        var record = await _services.GetRequiredService<ArticleIngest>().IngestAsync(new Upload("bridge.txt", article.Length, article), CancellationToken.None);
        if (record.Status != ArticleStatus.Accepted)
            throw new InvalidOperationException($"The article was rejected: {record.Reason}");
        _clock.SetUtcNow(DateTimeOffset.UtcNow);
        await _services.GetRequiredService<IssuePublisher>().PublishNowAsync("weekly", CancellationToken.None);
        // From here on the clock is ahead, so that whatever has fallen silent is overdue.
        _clock.Advance(TimeSpan.FromHours(2));
    }

    // The sender is started, and ended at the point; false when the issue was finished first.
    private async Task<bool> KillAsync(KillPoint point)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        var worker = Start();
        Arm(point, () =>
        {
            if (Interlocked.Increment(ref count) != point.After)
                return Volatile.Read(ref count) > point.After;
            worker.Kill();
            ended.TrySetResult();
            return true;
        });
        await TickAsync();
        var killed = await WaitAsync(worker, () => ended.Task.IsCompleted);
        Disarm();
        worker.Kill();
        await worker.EndAsync();
        worker.Dispose();
        await Task.Delay(ClaimTime);
        return killed;
    }

    private async Task<KilledOutcome> FinishAsync(int kills, int readers)
    {
        var worker = Start();
        await WaitAsync(worker, () => false);
        return await JudgeAsync(kills, readers);
    }

    // Waits for what is to happen, and ticks as the timer does; false when the issue was finished first.
    private async Task<bool> WaitAsync(DigestWorker worker, Func<bool> hasHappened)
    {
        var issues = _services!.GetRequiredService<IIssueStore>();
        var (begun, ticked) = (DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);
        while (!hasHappened())
        {
            if (await issues.LatestAsync("weekly", CancellationToken.None) is { State: IssueState.Finished })
                return false;
            if (worker.HasEnded && !hasHappened())
                throw new InvalidOperationException($"The worker ended by itself:\n{string.Join('\n', worker.Errors)}");
            if (DateTimeOffset.UtcNow - begun > Patience)
                throw new TimeoutException($"The issue does not move: {await issues.LatestAsync("weekly", CancellationToken.None)}\n{string.Join('\n', worker.Errors)}");
            // Claims are old enough by then, or were left by nobody.
            if (DateTimeOffset.UtcNow - ticked > TimeSpan.FromSeconds(6))
            {
                ticked = DateTimeOffset.UtcNow;
                await TickAsync();
            }

            await Task.Delay(50);
        }

        return true;
    }

    private async Task TickAsync()
    {
        await _services!.GetRequiredService<IssuePublisher>().PublishDueAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(20));
    }

    private void Arm(KillPoint point, Func<bool> reached)
    {
        switch (point.Kind)
        {
            case KillKind.AcceptedUnanswered:
                _mail.BeforeAnswer = _ => reached();
                break;
            case KillKind.AcceptedUnrecorded:
                _mail.AfterAnswer = _ => reached();
                break;
            case KillKind.BeforeStorage:
                _gate!.Before = (_, method, path) => IsOfDelivery(method, path) && reached();
                break;
            case KillKind.AfterStorage:
                _gate!.After = (_, method, path) => IsOfDelivery(method, path) && reached();
                break;
            default:
                _gate!.Before = (_, method, path) => method == "POST" && path.EndsWith("/deliver/messages", StringComparison.Ordinal) && reached();
                break;
        }
    }

    private void Disarm() => (_mail.BeforeAnswer, _mail.AfterAnswer, _gate!.Before, _gate.After) = (null, null, null, null);

    // What a starting host asks of its locks and timers is no line of a delivery.
    private static bool IsOfDelivery(string method, string path) =>
        path.Contains("Deliveries", StringComparison.Ordinal) || path.Contains("Issues", StringComparison.Ordinal) || path.Contains("Subscribers", StringComparison.Ordinal) || path.EndsWith("$batch", StringComparison.Ordinal)
        || (method is "POST" or "DELETE" && path.Contains("/deliver/messages", StringComparison.Ordinal));

    private DigestWorker Start() => _worker = DigestWorker.Start(_folder, Settings(_gate!.ConnectionString));

    private Dictionary<string, string> Settings(string connectionString)
    {
        // No other issue falls due while this one is sent.
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).DayOfWeek;
        return new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["Digest__Edition__Title"] = "موجز الأسبوع",
            ["Digest__Edition__Day"] = yesterday.ToString(),
            ["Digest__Edition__SenderAddress"] = "digest@news.example",
            ["Digest__Edition__PostalAddress"] = "12 rue des Imprimeurs, Tunis",
            ["Digest__Edition__BaseUrl"] = "https://digest.news.example",
            ["Digest__Edition__Uncertain"] = _policy.ToString(),
            ["Digest__Delivery__InFlight"] = _inFlight.ToString(CultureInfo.InvariantCulture),
            ["Digest__Delivery__ClaimTime"] = ClaimTime.ToString("c", CultureInfo.InvariantCulture),
            ["Digest__Secret"] = "a secret of the tests, long enough to serve",
            ["Digest__Templates"] = Path.Combine(Repository.Root, "templates"),
            ["Digest__Smtp__Host"] = "127.0.0.1",
            ["Digest__Smtp__Port"] = _mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Digest__Smtp__Security"] = "None",
            ["Digest__Smtp__Connections"] = Connections.ToString(CultureInfo.InvariantCulture),
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:01",
            ["AzureWebJobs.PublishDueIssues.Disabled"] = "true",
            ["AzureWebJobs.IngestArticle.Disabled"] = "true",
        };
    }

    private async Task<KilledOutcome> JudgeAsync(int kills, int readers)
    {
        var issue = await _services!.GetRequiredService<IIssueStore>().LatestAsync("weekly", CancellationToken.None) ?? throw new InvalidOperationException("There is no issue.");
        var rows = await _services!.GetRequiredService<IDeliveryStore>().ReadAllAsync(issue.Id, issue.Batches, CancellationToken.None).ToListAsync();
        var accepted = _mail.Log.GroupBy(message => message.Recipient, StringComparer.Ordinal).ToDictionary(messages => SubscriberId.For("weekly", ChannelKind.Email, messages.Key), messages => messages.Select(message => message.MessageId).ToList());
        var faults = new List<string>();
        if (issue.State != IssueState.Finished || issue.Tally.Total != readers || rows.Count != readers)
            faults.Add($"The issue is {issue.State} with {rows.Count} rows and {issue.Tally}, for {readers} readers.");
        foreach (var row in rows)
        {
            var copies = accepted.GetValueOrDefault(row.SubscriberId) ?? [];
            if (row.Status == DeliveryStatus.Sent && copies.Count == 0)
                faults.Add($"{row.SubscriberId} is sent, and the server has nothing.");
            if (row.Status is not (DeliveryStatus.Sent or DeliveryStatus.Uncertain))
                faults.Add($"{row.SubscriberId} is {row.Status} ({row.Code}: {row.Detail}).");
            if (copies.Count > 1 && (row.Doubts == 0 || _policy == UncertainPolicy.NeverAgain))
                faults.Add($"{row.SubscriberId} got {copies.Count} copies, and the ledger has no doubt of it.");
            if (copies.Distinct(StringComparer.Ordinal).Count() > 1)
                faults.Add($"{row.SubscriberId} got copies of different ids.");
        }

        var places = Math.Min(_inFlight, Connections * Flight.Ahead);
        if (rows.Sum(row => row.Doubts) is var doubts && doubts > kills * places)
            faults.Add($"{doubts} rows were in doubt after {kills} ends with {places} copies in flight each.");
        var missed = rows.Count(row => row.Status == DeliveryStatus.Uncertain && !accepted.ContainsKey(row.SubscriberId));
        return new KilledOutcome(issue, kills, _mail.Log.Count, accepted.Values.Count(copies => copies.Count > 1), doubts, missed, faults);
    }

    private const string Article = """
        افتتاح جسر المشاة الجديد في المدينة القديمة

        افتتحت البلدية صباح اليوم جسر المشاة الجديد الذي يربط الحي القديم بالسوق المركزية بعد أعمال استمرت عامين.

        وقال رئيس البلدية إن الجسر سيبقى مفتوحا للجميع طوال أيام الأسبوع، وإنه صمم ليستعمله ذوو الإعاقة بسهولة.
        """;
}
