using Azure.Storage.Queues.Models;
using Digest.IntegrationTests.Services;
using Microsoft.Azure.Functions.Worker;

namespace Digest.IntegrationTests.LocalHost;

public sealed class QueueOutputTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableTheory]
    [InlineData("plain text", "plain text")]
    [InlineData("""["a","b"]""", "a", "b")]
    [InlineData("""[1,{"k":"و"}]""", "1", "{\n  \"k\": \"و\"\n}")]
    [InlineData("""{"k":1}""", "{\n  \"k\": 1\n}")]
    public async Task A_returned_text_that_is_an_array_becomes_a_message_for_each_element_and_an_object_is_indented(string returned, params string[] messages)
    {
        await StartAsync<Echo>();

        await Queue.SendMessageAsync(returned);

        Assert.Equal(messages, await OutputAsync(messages.Length));
    }

    [SkippableFact]
    public async Task Nothing_and_an_empty_text_write_nothing()
    {
        await StartAsync<Echo>();

        await Queue.SendMessageAsync("null");
        await Queue.SendMessageAsync("");
        await Queue.SendMessageAsync("last");

        Assert.Equal(["last"], await OutputAsync(1));
        await EmptyAsync();
        Assert.Equal(1, (await Queues.GetQueueClient(OutputName).GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [SkippableFact]
    public async Task Messages_of_outputs_stay_for_seven_days()
    {
        await StartAsync<Echo>();

        await Queue.SendMessageAsync("x");

        await OutputAsync(0);
        QueueMessage? message = null;
        await LocalRun.UntilAsync(async () => (message = await Queues.GetQueueClient(OutputName).ReceiveMessageAsync()) is not null, "a message");
        Assert.InRange(message!.ExpiresOn!.Value - message.InsertedOn!.Value, TimeSpan.FromDays(6.99), TimeSpan.FromDays(7.01));
    }

    [SkippableFact]
    public async Task A_function_that_fails_writes_nothing()
    {
        await StartAsync<Many>("""{"extensions":{"queues":{"maxDequeueCount":1}}}""");

        await Queue.SendMessageAsync("fail");

        await LocalRun.UntilAsync(async () => await Queues.GetQueueClient(QueueName + "-poison").ExistsAsync(), "a poison message");
        Assert.False(await Queues.GetQueueClient(OutputName + "-first").ExistsAsync());
    }

    [SkippableFact]
    public async Task Each_property_goes_to_its_own_queue_and_texts_of_a_collection_are_unchanged()
    {
        await StartAsync<Many>();

        await Queue.SendMessageAsync("go");

        Assert.Equal(["""{"kept":"as is"}""", "[]"], await OutputAsync(2, "-first"));
        Assert.Equal(["{\n  \"Name\": \"one\"\n}", "{\n  \"Name\": \"two\"\n}"], await OutputAsync(2, "-second"));
    }

    [SkippableFact]
    public async Task A_failure_midway_leaves_the_first_messages_and_the_next_try_sends_them_again()
    {
        await StartAsync<HalfWay>("""{"extensions":{"queues":{"maxDequeueCount":2}}}""");

        await Queue.SendMessageAsync("go");

        await LocalRun.UntilAsync(async () => await Queues.GetQueueClient(QueueName + "-poison").ExistsAsync(), "a poison message");
        Assert.Equal(["first", "first"], await OutputAsync(2));
    }

    private async Task<IReadOnlyList<string>> OutputAsync(int count, string suffix = "")
    {
        var queue = Queues.GetQueueClient(OutputName + suffix);
        var messages = new List<PeekedMessage>();
        await LocalRun.UntilAsync(
            async () => await queue.ExistsAsync() && (messages = [.. (await queue.PeekMessagesAsync(32)).Value]).Count >= count,
            $"{count} messages in {queue.Name}");
        return [.. messages.Select(message => message.Body.ToString().ReplaceLineEndings("\n"))];
    }

    private Task EmptyAsync() => LocalRun.UntilAsync(async () => (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0, "an empty queue");

    public sealed class Echo
    {
        [Function("Echo")]
        [QueueOutput("%OUTPUT%")]
        public static string? Run([QueueTrigger("%QUEUE%")] string message) => message == "null" ? null : message;
    }

    public sealed record Item(string Name);

    public sealed record Outputs
    {
        [QueueOutput("%OUTPUT%-first")]
        public string[] First { get; init; } = ["""{"kept":"as is"}""", "[]"];

        [QueueOutput("%OUTPUT%-second")]
        public IReadOnlyList<Item> Second { get; init; } = [new("one"), new("two")];

        [QueueOutput("%OUTPUT%-third")]
        public Item? Third { get; init; }
    }

    public sealed class Many
    {
        [Function("Many")]
        public static Task<Outputs> Run([QueueTrigger("%QUEUE%")] string message) =>
            message == "fail" ? throw new InvalidOperationException("broken on purpose") : Task.FromResult(new Outputs());
    }

    public sealed class HalfWay
    {
        [Function("HalfWay")]
        [QueueOutput("%OUTPUT%")]
        public static IEnumerable<string> Run([QueueTrigger("%QUEUE%")] string message) => ["first", new string('x', 70_000), "never"];
    }
}
