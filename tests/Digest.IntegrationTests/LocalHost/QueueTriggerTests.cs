using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.IntegrationTests.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Digest.IntegrationTests.LocalHost;

public sealed class QueueTriggerTests(AzuriteFixture azurite) : HostTest(azurite)
{
    private QueueClient Poison => RawQueues.GetQueueClient(QueueName + "-poison");

    [SkippableFact]
    public async Task A_message_runs_its_function_and_is_deleted()
    {
        await StartAsync<Texts>();

        await Queue.SendMessageAsync("مرحبا");

        await Journal.UntilAsync("text مرحبا");
        await EmptyAsync();
        Assert.Equal(1, Journal.Count("text مرحبا"));
    }

    [SkippableFact]
    public async Task A_message_is_read_as_each_type_that_the_worker_knows()
    {
        await StartAsync<Types>();

        await Queue.SendMessageAsync("""{"ISSUEID":"2026-W11","batch":3}""");

        await Journal.UntilAsync("object 2026-W11 3");
        await Journal.UntilAsync("binary 32");
        await Journal.UntilAsync("bytes 32");
        await Journal.UntilAsync("message 32 1");
    }

    [SkippableFact]
    public async Task Binding_data_tells_about_the_message()
    {
        await StartAsync<Data>();

        var sent = (await Queue.SendMessageAsync("body")).Value;

        await Journal.UntilAsync($"data body {sent.MessageId} 1 True");
        await Journal.UntilAsync($"parameters {sent.MessageId} 1 {sent.InsertionTime.ToUnixTimeSeconds()}");
    }

    [SkippableFact]
    public async Task A_message_that_fails_five_times_is_copied_to_the_poison_queue()
    {
        await StartAsync<Failing>();

        await Queue.SendMessageAsync("bad");

        var poison = await PoisonAsync();
        Assert.Equal(Convert.ToBase64String(Encoding.UTF8.GetBytes("bad")), poison.Body.ToString());
        Assert.Equal(1, poison.DequeueCount);
        Assert.InRange(poison.ExpiresOn!.Value - poison.InsertedOn!.Value, TimeSpan.FromDays(6.99), TimeSpan.FromDays(7.01));
        Assert.Equal(["try 1", "try 2", "try 3", "try 4", "try 5"], Journal.Entries);
        await EmptyAsync();
    }

    [SkippableFact]
    public async Task Host_json_says_how_often_a_message_is_tried_and_a_setting_wins_over_it()
    {
        await StartAsync<Failing>("""{"extensions":{"queues":{"maxDequeueCount":4}}}""", ("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "2"));

        await Queue.SendMessageAsync("bad");

        await PoisonAsync();
        Assert.Equal(["try 1", "try 2"], Journal.Entries);
    }

    [SkippableFact]
    public async Task A_failed_message_waits_as_long_as_host_json_says()
    {
        await StartAsync<Failing>("""{"extensions":{"queues":{"visibilityTimeout":"00:10:00"}}}""");

        await Queue.SendMessageAsync("bad");

        await Journal.UntilAsync("try 1");
        await Logs.UntilAsync(LogLevel.Error, "(Failed");
        Assert.Null((await Queue.ReceiveMessageAsync()).Value);
        Assert.Equal(1, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [SkippableFact]
    public async Task A_message_that_cannot_be_decoded_is_poison_at_once_and_its_text_is_kept()
    {
        await StartAsync<Texts>();

        await RawQueues.GetQueueClient(QueueName).SendMessageAsync("not base64!");

        Assert.Equal("not base64!", (await PoisonAsync()).Body.ToString());
        Assert.Empty(Journal.Entries);
        Assert.Contains(Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.StartsWith("Message decoding has failed!", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Host_json_can_turn_the_encoding_off()
    {
        await StartAsync<Texts>("""{"extensions":{"queues":{"messageEncoding":"none"}}}""");

        await RawQueues.GetQueueClient(QueueName).SendMessageAsync("plain");

        await Journal.UntilAsync("text plain");
    }

    [SkippableFact]
    public async Task A_body_that_is_not_the_object_asked_for_is_a_failed_run()
    {
        await StartAsync<Objects>("""{"extensions":{"queues":{"maxDequeueCount":2}}}""");

        await Queue.SendMessageAsync("no json");

        await PoisonAsync();
        Assert.Empty(Journal.Entries);
        Assert.Equal(2, Logs.Lines.Count(line => line.Category == "Function.Objects" && line.Level == LogLevel.Error));
    }

    [SkippableFact]
    public async Task A_poison_queue_has_no_poison_queue_of_its_own()
    {
        await Poison.CreateAsync();
        await StartAsync<PoisonReader>("""{"extensions":{"queues":{"maxDequeueCount":1}}}""");

        await Poison.SendMessageAsync(Convert.ToBase64String("worse"u8));

        await Journal.UntilAsync("poison worse");
        await Logs.UntilAsync(LogLevel.Error, "(Failed");
        Assert.False(await RawQueues.GetQueueClient(QueueName + "-poison-poison").ExistsAsync());
        // It stays, invisible for its ten minutes, lest it loops.
        Assert.Null((await Poison.ReceiveMessageAsync()).Value);
        Assert.Equal(1, (await Poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [SkippableFact]
    public async Task No_more_messages_run_at_once_than_batch_size_and_threshold_allow()
    {
        await StartAsync<Gated>("""{"extensions":{"queues":{"batchSize":2,"newBatchThreshold":1}}}""");

        for (var i = 0; i < 5; i++)
            await Queue.SendMessageAsync($"{i}");

        await Journal.UntilAsync("started", 2);
        Assert.Equal(2, Journal.Count("started"));
        Journal.Open("gate");
        await Journal.UntilAsync("ended", 5);
        Assert.InRange(Journal.Entries.Where(entry => entry.StartsWith("at once ", StringComparison.Ordinal)).Max(entry => int.Parse(entry[8..], null)), 2, 3);
    }

    [SkippableFact]
    public async Task A_long_run_keeps_its_message_by_renewing_it_at_half_its_time()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var requests = new StorageRequests();
        await StartAsync([typeof(Gated)], change: options => options with { TimeProvider = clock });
        var sent = (await Queue.SendMessageAsync("long")).Value;
        await Journal.UntilAsync("started");

        await AdvanceUntilAsync(clock, TimeSpan.FromMinutes(1), () => Task.FromResult(requests.Contains("PUT", $"/{QueueName}/messages/{sent.MessageId}")), "the renewal");

        // Deleting takes the receipt of the renewal: the one that the message came with is worth nothing now.
        Journal.Open("gate");
        await EmptyAsync();
    }

    [SkippableFact]
    public async Task A_missing_queue_is_waited_for()
    {
        await Queue.DeleteAsync();
        await StartAsync<Texts>();

        await Queue.CreateAsync();
        await Queue.SendMessageAsync("late");

        await Journal.UntilAsync("text late");
    }

    private async Task<QueueMessage> PoisonAsync()
    {
        QueueMessage? message = null;
        await LocalRun.UntilAsync(async () => await Poison.ExistsAsync() && (message = await Poison.ReceiveMessageAsync()) is not null, "a poison message");
        return message!;
    }

    private Task EmptyAsync() => LocalRun.UntilAsync(async () => (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0, "an empty queue");

    public sealed class Texts(Journal journal)
    {
        [Function("Texts")]
        public void Run([QueueTrigger("%QUEUE%")] string message) => journal.Note("text " + message);
    }

    public sealed record Payload(string IssueId, int Batch);

    public sealed class Objects(Journal journal)
    {
        [Function("Objects")]
        public void Run([QueueTrigger("%QUEUE%")] Payload payload) => journal.Note("object " + payload.IssueId);
    }

    /// <summary>Hands the message on, until each type has had it.</summary>
    public sealed class Types(Journal journal)
    {
        [Function("AsObject")]
        [QueueOutput("%OUTPUT%-1")]
        public Payload Object([QueueTrigger("%QUEUE%")] Payload payload)
        {
            journal.Note($"object {payload.IssueId} {payload.Batch}");
            return payload;
        }

        [Function("AsBinary")]
        [QueueOutput("%OUTPUT%-2")]
        public static string Binary([QueueTrigger("%OUTPUT%-1")] BinaryData data, FunctionContext context) => Noted(context, $"binary {data.ToString().Count(c => !char.IsWhiteSpace(c))}", data.ToString());

        [Function("AsBytes")]
        [QueueOutput("%OUTPUT%-3")]
        public static string Bytes([QueueTrigger("%OUTPUT%-2")] byte[] data, FunctionContext context) => Noted(context, $"bytes {Encoding.UTF8.GetString(data).Count(c => !char.IsWhiteSpace(c))}", Encoding.UTF8.GetString(data));

        [Function("AsMessage")]
        public void Message([QueueTrigger("%OUTPUT%-3")] QueueMessage message) => journal.Note($"message {message.Body.ToString().Count(c => !char.IsWhiteSpace(c))} {message.DequeueCount}");

        private static string Noted(FunctionContext context, string entry, string next)
        {
            ((Journal)context.InstanceServices.GetService(typeof(Journal))!).Note(entry);
            return next;
        }
    }

    public sealed class Data(Journal journal)
    {
        [Function("Data")]
        public void Run([QueueTrigger("%QUEUE%")] string message, FunctionContext context, string id, long dequeueCount, DateTimeOffset insertionTime)
        {
            var data = context.BindingContext.BindingData;
            journal.Note($"data {data["queueTrigger"]} {data["Id"]} {data["DequeueCount"]} {data["PopReceipt"] is string { Length: > 0 } && data["ExpirationTime"] is string && data["NextVisibleTime"] is string}");
            journal.Note($"parameters {id} {dequeueCount} {insertionTime.ToUnixTimeSeconds()}");
        }
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([QueueTrigger("%QUEUE%")] QueueMessage message)
        {
            journal.Note($"try {message.DequeueCount}");
            throw new InvalidOperationException("broken on purpose");
        }
    }

    public sealed class PoisonReader(Journal journal)
    {
        [Function("PoisonReader")]
        public void Run([QueueTrigger("%QUEUE%-poison")] string message)
        {
            journal.Note("poison " + message);
            throw new InvalidOperationException("broken on purpose");
        }
    }

    public sealed class Gated(Journal journal)
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Journal, int> Running = [];

        [Function("Gated")]
        public async Task RunAsync([QueueTrigger("%QUEUE%")] string message, CancellationToken cancellationToken)
        {
            journal.Note("started");
            journal.Note($"at once {Running.AddOrUpdate(journal, 1, (_, count) => count + 1)}");
            await journal.GateAsync("gate", cancellationToken);
            Running.AddOrUpdate(journal, 0, (_, count) => count - 1);
            journal.Note("ended");
        }
    }
}
