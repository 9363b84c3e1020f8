using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Benchmarks.Issues;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Digest.Benchmarks.Delivery;

/// <summary>
/// <c>plan</c>: lets the planner freeze a list that no local storage could hold, counts what it asks of storage, and says by
/// a stated model how long that takes and what it costs.
/// </summary>
internal static class PlanCommand
{
    // The targets of Azure Storage (scalability targets of tables and queues), and latencies as they are within a region.
    private const double EntitiesPerSecondAndPartition = 2_000;
    private const double EntitiesPerSecondAndAccount = 20_000;
    private const double MessagesPerSecondAndQueue = 2_000;
    private const double PageSeconds = 0.050;
    private const double TransactionSeconds = 0.040;
    private const double PutSeconds = 0.010;
    private const int AtOnce = 16;

    // Dollars for 10,000 operations.
    private const double TablePrice = 0.00036;
    private const double QueuePrice = 0.0004;

    public static Command Create()
    {
        var readers = new Option<int>("--readers") { DefaultValueFactory = _ => 1_000_000, HelpName = "N" };
        var command = new Command("plan", "Simulates the planning of an issue for many readers. Run it where seeds/ and templates/ are.") { readers };
        command.SetAction(async (given, cancellationToken) => await RunAsync(given.GetValue(readers), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int readers, CancellationToken cancellationToken)
    {
        var sample = new SampleIssue(Directory.GetCurrentDirectory(), 1, "ar");
        var (issues, subscribers, ledger, queue) = (new InMemoryIssues(), new Many(readers, sample.Edition.Id), new Ledger(), new Queue());
        await issues.TryCreateAsync(sample.Issue with { State = IssueState.Rendered }, cancellationToken);
        var editions = new EditionList([sample.Edition]);
        var press = new EditionPress(sample, new InMemoryTemplates(), NullLogger<EditionPress>.Instance);
        var planner = new DeliveryPlanner(editions, issues, subscribers, ledger, queue, new ChoiceRenderer(editions, issues, press), Options.Create(new DeliveryOptions()), TimeProvider.System, NullLogger<DeliveryPlanner>.Instance);

        var begun = Stopwatch.GetTimestamp();
        await planner.PlanAsync(sample.Issue.Id, cancellationToken);
        var cpu = Stopwatch.GetElapsedTime(begun);
        var planned = issues.Rows.Single();
        if (planned.Audience != readers || ledger.Rows != readers || queue.Messages != planned.Batches)
            throw new InvalidOperationException($"{ledger.Rows} rows in {queue.Messages} batches for an audience of {planned.Audience}.");

        var (count, read, write) = (Seconds(subscribers.CountPages, PageSeconds, 1), Seconds(subscribers.Pages, PageSeconds, AtOnce), Seconds(ledger.Transactions, TransactionSeconds, AtOnce));
        write = Math.Max(write, readers / EntitiesPerSecondAndAccount);
        // Sixteen partitions of subscribers, each read once to count and once to plan.
        (count, read) = (Math.Max(count, readers / EntitiesPerSecondAndAccount), Math.Max(read, readers / 16 / EntitiesPerSecondAndPartition));
        var put = Math.Max(Seconds(queue.Messages, PutSeconds, AtOnce), queue.Messages / MessagesPerSecondAndQueue);
        var tables = subscribers.CountPages + subscribers.Pages + ledger.Transactions + 3;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{readers:#,0} readers in {planned.Batches:#,0} batches; largest partition of the ledger: {ledger.Largest:#,0} rows; {cpu.TotalSeconds:0.0} s without storage"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"operations: {subscribers.CountPages:#,0} pages to count + {subscribers.Pages:#,0} pages to read + {ledger.Transactions:#,0} transactions + {queue.Messages:#,0} messages"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"by the model: {count:0} s to count + {Math.Max(read, write):0} s to read and write at once + {put:0} s to queue = {count + Math.Max(read, write) + put:0} s, and ${(tables * TablePrice / 10_000) + (queue.Messages * QueuePrice / 10_000):0.0000} for operations (table rows of a transaction counted as one: ${((tables + readers) * TablePrice / 10_000):0.000} if each were billed)"));
    }

    private static double Seconds(long operations, double each, int atOnce) => operations * each / atOnce;

    // A million ids in order, as their hashes would be.
    private sealed class Many : ISubscriberStore
    {
        private readonly string[] _ids;
        private readonly string _edition;
        private long _pages;

        public Many(int count, string edition)
        {
            var random = new Random(1);
            var bytes = new byte[16];
            _ids = new string[count];
            for (var i = 0; i < count; i++)
            {
                random.NextBytes(bytes);
                _ids[i] = Convert.ToHexStringLower(bytes);
            }

            Array.Sort(_ids, StringComparer.Ordinal);
            _edition = edition;
        }

        public long CountPages { get; private set; }

        public long Pages => Interlocked.Read(ref _pages);

        public Task<int> CountActiveAsync(string edition, CancellationToken cancellationToken)
        {
            CountPages += (_ids.Length + 999) / 1_000;
            return Task.FromResult(_ids.Length);
        }

        public async IAsyncEnumerable<Subscriber> ActiveAsync(string edition, IdRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            var first = range.From.Length == 0 ? 0 : Array.BinarySearch(_ids, range.From, StringComparer.Ordinal);
            first = first < 0 ? ~first : first;
            var at = first;
            for (; at < _ids.Length && range.Contains(_ids[at]); at++)
                yield return new Subscriber { Id = _ids[at], Edition = _edition, Channel = ChannelKind.Email, Address = "reader@example.org" };
            Interlocked.Add(ref _pages, Math.Max(1, (at - first + 999) / 1_000));
        }

        public IAsyncEnumerable<Subscriber> ListAsync(string edition, IdRange range, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryAddAsync(Subscriber subscriber, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Subscriber>> AddManyAsync(IReadOnlyCollection<Subscriber> subscribers, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Subscriber?> FindAsync(string edition, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Subscriber?> TryUpdateAsync(Subscriber subscriber, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(string edition, string id, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> TryDeleteAsync(Subscriber subscriber, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<Subscriber> PendingAsync(string edition, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Ledger : IDeliveryStore
    {
        private readonly Lock _gate = new();

        public long Rows { get; private set; }

        public long Transactions { get; private set; }

        public int Largest { get; private set; }

        public Task AddMissingAsync(string issueId, int batch, IReadOnlyCollection<DeliveryRow> rows, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                Rows += rows.Count;
                Transactions += (rows.Count + IDeliveryStore.RowsPerWrite - 1) / IDeliveryStore.RowsPerWrite;
                Largest = Math.Max(Largest, rows.Count);
            }

            return Task.CompletedTask;
        }

        public IAsyncEnumerable<DeliveryRow> ReadAsync(string issueId, int batch, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DeliveryRow?> FindAsync(string issueId, int batch, string subscriberId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<DeliveryRow>?> TryUpdateAsync(IReadOnlyList<DeliveryRow> rows, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Queue : IDeliveryQueue
    {
        private int _messages;

        public int Messages => _messages;

        public Task EnqueueAsync(PlanMessage message, TimeSpan delay, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task EnqueueAsync(BatchMessage message, TimeSpan delay, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _messages);
            return Task.CompletedTask;
        }
    }
}
