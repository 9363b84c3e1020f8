using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Azure;
using Digest.Cli.Issues;
using Digest.Cli.Services;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Control;
using Digest.Core.Ingest;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Functions;
using Digest.Functions.Delivery;
using Digest.Functions.Feedback;
using Digest.Functions.Issues;
using Digest.Functions.Operations;
using Digest.Functions.Subscribers;
using Digest.LocalHost;
using Digest.LocalHost.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Cli.Drills;

/// <summary>
/// A deployment of its own for a drill: the function app in the local host, on storage that is empty at the start, before a
/// mail server of its own. Its weeks pass on a clock that the drill drives; the ticks of its timer come from here.
/// </summary>
internal sealed class DrillRoom : IAsyncDisposable
{
    /// <summary>The edition's id.</summary>
    public const string Edition = "weekly";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly string[] Queues = ["plan", "deliver", "plan-poison", "deliver-poison"];
    private static readonly Type[] Functions = [typeof(PlanDelivery), typeof(DeliverBatch), typeof(ReadPoison), typeof(Unsubscribe), typeof(Preferences), typeof(FeedbackByMail)];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly bool _log;
    private LocalFunctionsHost? _host;
    private LateQueue? _queue;

    private DrillRoom(string storage, TextWriter output, bool log)
    {
        (Storage, _log) = (storage, log);
        Say = new Narration(output, _clock);
        Settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = storage,
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.1",
            // The host's pause between two tries is no part of any drill.
            ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:00",
            ["Digest__Secret"] = "the secret of a drill, which signs nothing that lasts",
            ["Digest__Edition__Id"] = Edition,
            ["Digest__Edition__Title"] = "The week",
            ["Digest__Edition__Language"] = "en",
            ["Digest__Edition__SenderAddress"] = "digest@drill.example",
            ["Digest__Edition__PostalAddress"] = "1 Drill Street",
            ["Digest__Edition__BaseUrl"] = "https://digest.drill.example",
            ["Digest__Smtp__Host"] = "127.0.0.1",
            ["Digest__Smtp__Port"] = Relay.Port.ToString(CultureInfo.InvariantCulture),
            ["Digest__Smtp__Security"] = "None",
            ["Digest__Smtp__UserName"] = "",
            ["Digest__Smtp__Password"] = "",
            ["Digest__Smtp__ReturnPath"] = "bounces@drill.example",
        };
    }

    /// <summary>Where the app finds its storage.</summary>
    public string Storage { get; }

    /// <summary>Tells the operator.</summary>
    public Narration Say { get; }

    /// <summary>The mail server.</summary>
    public AcceptingServer Relay { get; } = new() { KeepsText = true };

    /// <summary>What would have been raised.</summary>
    public AlertBook Alerts { get; } = new();

    /// <summary>What the app logged of readers who left.</summary>
    public LogBook Log { get; } = new();

    /// <summary>The settings of the app's next start.</summary>
    public Dictionary<string, string?> Settings { get; }

    /// <summary>The present of the drill.</summary>
    public TimeProvider Time => _clock;

    /// <summary>Where the app answers.</summary>
    public Uri BaseUrl => _host!.BaseUrl;

    /// <summary>Empties the storage, and opens the room before the first start of the app.</summary>
    public static async Task<DrillRoom> OpenAsync(string storage, TextWriter output, bool log, CancellationToken cancellationToken)
    {
        await LoseTablesAsync(storage, cancellationToken);
        var blobs = new BlobServiceClient(storage);
        await foreach (var container in blobs.GetBlobContainersAsync(cancellationToken: cancellationToken))
            await blobs.DeleteBlobContainerAsync(container.Name, cancellationToken: cancellationToken);
        var queues = new QueueServiceClient(storage);
        await foreach (var queue in queues.GetQueuesAsync(cancellationToken: cancellationToken))
            await queues.DeleteQueueAsync(queue.Name, cancellationToken);
        return new DrillRoom(storage, output, log);
    }

    /// <summary>Deletes every table.</summary>
    public static async Task LoseTablesAsync(string storage, CancellationToken cancellationToken)
    {
        var tables = new TableServiceClient(storage);
        await foreach (var table in tables.QueryAsync(cancellationToken: cancellationToken))
            await tables.DeleteTableAsync(table.Name, cancellationToken);
    }

    /// <summary>Starts the app, or starts it anew with the settings as they are now.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (former, host) = (_queue, _host);
        if (host is not null)
            await host.DisposeAsync();
        _host = await LocalFunctionsHost.StartAsync(
            new LocalHostOptions
            {
                Functions = typeof(FunctionApp).Assembly,
                Include = Functions.Contains,
                StorageEvents = false,
                Configure = (builder, configuration) =>
                {
                    builder.Services.AddSingleton<TimeProvider>(_clock);
                    FunctionApp.Configure(builder, configuration);
                    var queue = builder.Services.Last(service => service.ServiceType == typeof(IDeliveryQueue)).ImplementationType!;
                    builder.Services.AddSingleton<IDeliveryQueue>(provider => new LateQueue((IDeliveryQueue)ActivatorUtilities.CreateInstance(provider, queue), _clock));
                },
                Port = 0,
                Settings = LocalApp.WithTemplates(Settings),
                Logging = logging =>
                {
                    logging.AddProvider(Log);
                    if (_log)
                        LocalApp.ToStandardError(logging);
                },
            },
            cancellationToken);
        _queue = (LateQueue)Get<IDeliveryQueue>();
        if (former is not null)
            _queue.TakeOver(former);
        await Get<StorageSetup>().EnsureCreatedAsync(cancellationToken);
    }

    /// <summary>A service of the app.</summary>
    public T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>Adds readers by mail: <c>name0@readers.example</c> and so on.</summary>
    public async Task SubscribeAsync(int count, string name, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken }, async (number, token) =>
        {
            var address = Address(name, number);
            await Get<ISubscriberStore>().TryAddAsync(new Subscriber { Id = IdOf(address), Edition = Edition, Channel = ChannelKind.Email, Address = address, Joined = Time.GetUtcNow() }, token);
        });

    /// <summary>The address of one of them.</summary>
    public static string Address(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}@readers.example");

    /// <summary>The subscriber's id of an address.</summary>
    public static string IdOf(string address) => SubscriberId.For(Edition, ChannelKind.Email, address);

    /// <summary>Uploads an article.</summary>
    public async Task UploadAsync(string headline, CancellationToken cancellationToken)
    {
        var text = $"""
            {headline}

            The council said on Friday that the work will begin in the spring and take about two years, and that it has found the money for it.

            Neighbours who were asked had mixed feelings: many of them have waited for it, and others fear the noise. A meeting is planned for the next month.
            """;
        var name = $"{Time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{headline.Length}.txt";
        await Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.ArticlesContainer).UploadBlobAsync(name, BinaryData.FromString(text), cancellationToken);
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await Get<ArticleIngest>().IngestAsync(new Upload(name, content.Length, content), cancellationToken);
    }

    /// <summary>Lets the week end: the issue is cut, and the next tick takes it up.</summary>
    public async Task CutAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var cut = now.Date.AddDays((7 - (int)now.DayOfWeek) % 7).AddHours(7);
        var next = new DateTimeOffset(cut, TimeSpan.Zero);
        _clock.SetUtcNow(next > now ? next : next.AddDays(7));
        await TickAsync(cancellationToken);
    }

    /// <summary>Lets time pass, with a tick after each step.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan step, CancellationToken cancellationToken)
    {
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            _clock.Advance(step);
            await TickAsync(cancellationToken);
        }
    }

    /// <summary>One tick of the timer, and all that the queues hold by then.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await _queue!.ReleaseAsync(cancellationToken);
        await IdleAsync(cancellationToken);
        await ActivatorUtilities.CreateInstance<PublishDueIssues>(_host!.Services).RunAsync(new TimerInfo(), cancellationToken);
        await IdleAsync(cancellationToken);
    }

    /// <summary>Waits until the functions have taken all that the queues hold.</summary>
    /// <exception cref="TimeoutException">They do not.</exception>
    public async Task IdleAsync(CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (await IsBusyAsync(cancellationToken))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
                throw new TimeoutException("The functions do not come to an end with what the queues hold; run again with --verbose to see what they say.");
            await Task.Delay(LookAgain, cancellationToken);
        }
    }

    /// <summary>The latest issue that was cut.</summary>
    public async Task<Issue> IssueAsync(CancellationToken cancellationToken) =>
        await Get<IIssueStore>().LatestAsync(Edition, cancellationToken) ?? throw new InvalidOperationException("No issue was cut.");

    /// <summary>What <c>digest issues status</c> shows of it.</summary>
    public async Task<IReadOnlyList<string>> StatusAsync(CancellationToken cancellationToken)
    {
        var report = await Get<DeliveryDesk>().ReportAsync(Edition, cancellationToken);
        return [.. StatusText.Of(report).Select(line => $"{line.Name}: {line.Value}"), .. StatusText.Why(report).Select(cells => $"why: {string.Join("  ", cells)}")];
    }

    /// <summary>How often the mail server accepted a message for each address.</summary>
    public Dictionary<string, int> Received() => Relay.Log.GroupBy(mail => mail.Recipient, StringComparer.Ordinal).ToDictionary(mails => mails.Key, mails => mails.Count(), StringComparer.Ordinal);

    /// <summary>Whether each of so many readers has exactly one message, and nobody else has any.</summary>
    public bool HasEachOnce(int readers) => Received() is var received && received.Count == readers && received.Values.All(count => count == 1);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        Alerts.Dispose();
        await Relay.DisposeAsync();
    }

    private async Task<bool> IsBusyAsync(CancellationToken cancellationToken)
    {
        // Not through a gate that may be shut.
        var queues = new QueueServiceClient(Storage);
        foreach (var queue in Queues)
        {
            try
            {
                if ((await queues.GetQueueClient(queue).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount > 0)
                    return true;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // Nothing was poisoned yet.
            }
        }

        return false;
    }
}
