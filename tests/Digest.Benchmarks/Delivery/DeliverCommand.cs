using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;
using Digest.Benchmarks.Issues;
using Digest.Benchmarks.Sending;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Functions;
using Digest.LocalHost.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Digest.Benchmarks.Delivery;

/// <summary><c>deliver</c>: an issue from its frozen list to the last recorded answer, in Azurite and into the bare sink, with every storage operation counted.</summary>
internal static class DeliverCommand
{
    // What starts up counts for neither: so many messages go out before.
    private const int Skipped = 300;

    public static Command Create()
    {
        var readers = new Option<int>("--readers") { DefaultValueFactory = _ => 5_000, HelpName = "N" };
        var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 16, HelpName = "N" };
        var command = new Command("deliver", "Plans and delivers an issue of 16 stories in Azurite, counts the storage operations, and lets nodemailer send as much alone. Run it where seeds/, templates/ and eng/ are.") { readers, connections };
        command.SetAction(async (given, cancellationToken) => await RunAsync(given.GetValue(readers), given.GetValue(connections), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int readers, int connections, CancellationToken cancellationToken)
    {
        var root = Directory.GetCurrentDirectory();
        var folder = Directory.CreateTempSubdirectory("digest-deliver-").FullName;
        try
        {
            await using var azurite = await Azurite.StartAsync(folder, cancellationToken);
            await using var gate = await StorageGate.StartAsync(azurite.ConnectionString);
            using var sink = SinkProcess.Start(root);
            var sample = new SampleIssue(root, 16, "ar");
            var rendered = new IssueRenderer(sample).Render(sample.Edition, sample.Issue, IssueComposition.InOrder(sample.Articles));
            await using var services = Services(gate.ConnectionString, root, sink.Port, connections);
            await services.GetRequiredService<Digest.Azure.StorageSetup>().EnsureCreatedAsync(cancellationToken);
            var first = await PrepareAsync(services, sample, sample.Issue with { Week = "2026-W46" }, rendered, Skipped, cancellationToken);
            await PumpPlanAsync(services, cancellationToken);
            await PumpBatchesAsync(services, cancellationToken);
            await FinishedAsync(services, first.Id, Skipped, cancellationToken);

            var issue = await PrepareAsync(services, sample, sample.Issue, rendered, readers, cancellationToken);
            sink.Begin(0);
            await DeliverAsync(services, gate, issue.Id, readers, cancellationToken);
            var report = sink.Report(0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the sink took {report.Messages:#,0} messages of {report.Bytes:#,0} bytes in {report.Trips:0.00} round trips each"));

            var nodemailer = new Nodemailer(root, rendered);
            var run = new Run(sink.Port, Tls: false, connections, Skipped, 1_500);
            if (nodemailer.Missing(run) is { } missing)
            {
                Console.WriteLine($"nodemailer alone: skipped: {missing}");
                return;
            }

            sink.Begin(run.Skipped);
            await nodemailer.SendAsync(run);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"nodemailer alone, into the same sink: {sink.Report(run.Skipped).PerSecond:#,0} messages a second"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task DeliverAsync(ServiceProvider services, StorageGate gate, string issueId, int readers, CancellationToken cancellationToken)
    {
        var (operations, begun) = (gate.Requests, Stopwatch.GetTimestamp());
        await PumpPlanAsync(services, cancellationToken);
        var (planned, planning) = (gate.Requests, Stopwatch.GetElapsedTime(begun));
        await PumpBatchesAsync(services, cancellationToken);
        var (delivered, all) = (gate.Requests, Stopwatch.GetElapsedTime(begun));

        await FinishedAsync(services, issueId, readers, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{readers:#,0} readers: planned in {planning.TotalSeconds:0.0} s, delivered in {(all - planning).TotalSeconds:0.0} s: {readers / all.TotalSeconds:#,0} messages a second, {readers / (all - planning).TotalSeconds:#,0} without planning"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"storage operations for 1,000 readers: {(planned - operations) * 1000.0 / readers:0.0} to plan + {(delivered - planned) * 1000.0 / readers:0.0} to deliver = {(delivered - operations) * 1000.0 / readers:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory: {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:0.0} MiB live at the end, {Environment.WorkingSet / 1048576.0:0} MiB working set"));
    }

    private static async Task FinishedAsync(ServiceProvider services, string issueId, int readers, CancellationToken cancellationToken)
    {
        var issue = await services.GetRequiredService<IIssueStore>().FindAsync(issueId, cancellationToken);
        if (issue is not { State: IssueState.Finished } || issue.Tally.Sent != readers)
            throw new InvalidOperationException($"The issue is {issue?.State} with {issue?.Tally}.");
    }

    private static Task PumpPlanAsync(ServiceProvider services, CancellationToken cancellationToken) =>
        PumpAsync(services, "plan", json => services.GetRequiredService<DeliveryPlanner>().PlanAsync(JsonSerializer.Deserialize<PlanMessage>(json, JsonSerializerOptions.Web)!.IssueId, cancellationToken), cancellationToken);

    private static Task PumpBatchesAsync(ServiceProvider services, CancellationToken cancellationToken) =>
        PumpAsync(services, "deliver", json => services.GetRequiredService<BatchDeliverer>().DeliverAsync(JsonSerializer.Deserialize<BatchMessage>(json, JsonSerializerOptions.Web)!, cancellationToken), cancellationToken);

    // As the queue trigger does: up to 32 messages at a time, each deleted when it is done; the look that finds none is not counted by whoever asks only once.
    private static async Task PumpAsync(ServiceProvider services, string name, Func<string, Task> handle, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient(name);
        while (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(10), cancellationToken) is { Value: { Length: > 0 } messages })
        {
            foreach (var message in messages)
            {
                await handle(message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }
        }
    }

    private static async Task<Issue> PrepareAsync(ServiceProvider services, SampleIssue sample, Issue next, RenderedIssue rendered, int readers, CancellationToken cancellationToken)
    {
        var subscribers = Enumerable.Range(0, readers).Select(number =>
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.org");
            return new Subscriber { Id = SubscriberId.For(sample.Edition.Id, ChannelKind.Email, address), Edition = sample.Edition.Id, Channel = ChannelKind.Email, Address = address, Name = string.Create(CultureInfo.InvariantCulture, $"قارئ {number}") };
        });
        foreach (var some in subscribers.Chunk(10_000))
            await services.GetRequiredService<ISubscriberStore>().AddManyAsync(some, cancellationToken);
        var issues = services.GetRequiredService<IIssueStore>();
        var issue = next with { State = IssueState.Rendered, Changed = DateTimeOffset.UtcNow };
        if (!await issues.TryCreateAsync(issue, cancellationToken))
            throw new InvalidOperationException("The issue is there already.");
        await issues.SaveContentAsync(issue.Id, sample.Articles, cancellationToken);
        await issues.SaveRenderedAsync(issue.Id, rendered, cancellationToken);
        await services.GetRequiredService<IDeliveryQueue>().EnqueueAsync(new PlanMessage(issue.Id), TimeSpan.Zero, cancellationToken);
        return issue;
    }

    private static ServiceProvider Services(string connectionString, string root, int port, int connections)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connectionString,
            ["Digest:Edition:Title"] = "موجز الأسبوع",
            ["Digest:Edition:SenderAddress"] = "digest@news.example",
            ["Digest:Edition:PostalAddress"] = "12 rue des Imprimeurs, Tunis",
            ["Digest:Edition:BaseUrl"] = "https://digest.news.example",
            ["Digest:Secret"] = "a secret of the benchmark, long enough to serve",
            ["Digest:Templates"] = Path.Combine(root, "templates"),
            ["Digest:Smtp:Host"] = "127.0.0.1",
            ["Digest:Smtp:Port"] = port.ToString(CultureInfo.InvariantCulture),
            ["Digest:Smtp:Security"] = "None",
            ["Digest:Smtp:Connections"] = connections.ToString(CultureInfo.InvariantCulture),
        };
        return new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddDigest(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }
}
