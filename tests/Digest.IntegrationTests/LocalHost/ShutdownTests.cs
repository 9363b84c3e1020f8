using Digest.IntegrationTests.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Digest.IntegrationTests.LocalHost;

public sealed class ShutdownTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableFact]
    public async Task Running_functions_are_cancelled_and_what_they_finish_counts()
    {
        var host = await StartAsync<Polite>();
        await Queue.SendMessageAsync("one");
        await Journal.UntilAsync("started");

        await host.StopAsync(CancellationToken.None);

        Assert.Equal(["started", "tidied up"], Journal.Entries);
        Assert.Equal(0, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [SkippableFact]
    public async Task A_message_whose_function_does_not_end_is_neither_deleted_nor_given_to_others_before_its_time()
    {
        var host = await StartAsync<Deaf>();
        await Queue.SendMessageAsync("one");
        await Journal.UntilAsync("started");

        await host.StopAsync(CancellationToken.None);

        Assert.Contains(Logs.Lines, line => line.Level == LogLevel.Warning && line.Text.StartsWith("Functions were still running", StringComparison.Ordinal));
        Assert.Null((await Queue.ReceiveMessageAsync()).Value);
        Assert.Equal(1, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Journal.Open("gate");
    }

    [SkippableFact]
    public async Task A_stopped_host_takes_no_more_messages_and_a_second_one_does()
    {
        var first = await StartAsync<Noting>();
        var second = await StartAsync<Noting>();
        await first.StopAsync(CancellationToken.None);
        await second.StopAsync(CancellationToken.None);

        await Queue.SendMessageAsync("late");
        Assert.Equal("late", (await Queue.PeekMessageAsync()).Value.Body.ToString());

        await StartAsync<Noting>();
        await Journal.UntilAsync("late");
        Assert.Single(Journal.Entries);
    }

    [SkippableFact]
    public async Task Two_hosts_share_the_messages_of_a_queue_and_each_is_run_once()
    {
        await StartAsync<Noting>();
        await StartAsync<Noting>();

        for (var i = 0; i < 20; i++)
            await Queue.SendMessageAsync($"{i}");

        for (var i = 0; i < 20; i++)
            await Journal.UntilAsync($"{i}");
        Assert.Equal(20, Journal.Entries.Count);
    }

    public sealed class Polite(Journal journal)
    {
        [Function("Polite")]
        public async Task RunAsync([QueueTrigger("%QUEUE%")] string message, CancellationToken cancellationToken)
        {
            journal.Note("started");
            await journal.GateAsync("never", cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            journal.Note("tidied up");
        }
    }

    public sealed class Deaf(Journal journal)
    {
        [Function("Deaf")]
        public async Task RunAsync([QueueTrigger("%QUEUE%")] string message)
        {
            journal.Note("started");
            await journal.GateAsync("gate");
        }
    }

    public sealed class Noting(Journal journal)
    {
        [Function("Noting")]
        public void Run([QueueTrigger("%QUEUE%")] string message) => journal.Note(message);
    }
}
