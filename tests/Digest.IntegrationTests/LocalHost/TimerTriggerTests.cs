using System.Text.Json;
using Azure;
using Digest.IntegrationTests.Services;
using Digest.LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Time.Testing;

namespace Digest.IntegrationTests.LocalHost;

public sealed class TimerTriggerTests(AzuriteFixture azurite) : HostTest(azurite)
{
    private static readonly DateTimeOffset Start = new(2026, 3, 9, 7, 1, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(Start);

    [SkippableFact]
    public async Task The_first_start_writes_a_status_and_does_not_run()
    {
        await StartTimerAsync<Ticking>();

        await LocalRun.UntilAsync(async () => await StatusAsync("Ticking") is not null, "the status");
        var status = (await StatusAsync("Ticking"))!;
        Assert.Equal(default, status.Last);
        Assert.Equal(At(7, 5), status.Next);
        Assert.Equal(Start, status.LastUpdated);
        Assert.Empty(Journal.Entries);
    }

    [SkippableFact]
    public async Task A_timer_runs_on_its_schedule_and_its_status_is_written_after_the_run()
    {
        await StartTimerAsync<Ticking>();

        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 0), "a run");

        await LocalRun.UntilAsync(async () => (await StatusAsync("Ticking"))?.Last > Start, "the status");
        var status = (await StatusAsync("Ticking"))!;
        Assert.Equal(At(7, 5), status.Last);
        Assert.Equal(At(7, 10), status.Next);
        Assert.Equal("run past due False next 07:05", Journal.Entries[0]);
    }

    [SkippableFact]
    public async Task However_many_times_were_missed_the_start_catches_up_once()
    {
        await WriteStatusAsync("Ticking", At(6, 0), At(6, 5));

        await StartTimerAsync<Ticking>();

        await Journal.UntilAsync("run past due True next 06:05");
        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 1), "a second run");
        Assert.StartsWith("run past due False", Journal.Entries[1], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_changed_schedule_writes_the_status_anew()
    {
        // Of an hourly schedule: the next time is not one of every five minutes after the last.
        await WriteStatusAsync("Ticking", At(7, 0), At(8, 0));

        await StartTimerAsync<Ticking>();

        await LocalRun.UntilAsync(async () => (await StatusAsync("Ticking"))!.Next == At(7, 5), "the status");
        Assert.Equal(default, (await StatusAsync("Ticking"))!.Last);
        Assert.Empty(Journal.Entries);
    }

    [SkippableFact]
    public async Task A_run_that_fails_is_not_repeated_and_the_schedule_goes_on()
    {
        await StartTimerAsync<Failing>();

        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 0), "a run");

        await LocalRun.UntilAsync(async () => (await StatusAsync("Failing"))?.Last > Start, "the status");
        Assert.Single(Journal.Entries);
    }

    [SkippableFact]
    public async Task Retry_attributes_repeat_a_failed_run_in_place()
    {
        await StartTimerAsync<Retried>();

        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 2), "three tries");

        Assert.Equal(["try 0 of 2", "try 1 of 2", "try 2 of 2"], Journal.Entries);
    }

    [SkippableFact]
    public async Task A_timer_does_not_overlap_itself()
    {
        await StartTimerAsync<Long>();
        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Count("started") > 0), "a run");

        _clock.Advance(TimeSpan.FromMinutes(11));
        Journal.Open("gate");

        await Journal.UntilAsync("ended");
        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Count("ended") > 1), "another run");
        Assert.Equal(["started", "ended", "started", "ended"], Journal.Entries.Take(4));
    }

    [SkippableFact]
    public async Task A_timer_may_run_on_startup()
    {
        await StartTimerAsync<OnStartup>();

        await Journal.UntilAsync("run past due False next 07:05");
    }

    [SkippableFact]
    public async Task A_schedule_of_less_than_a_minute_has_no_status()
    {
        await StartTimerAsync<Fast>();

        await AdvanceUntilAsync(_clock, TimeSpan.FromSeconds(5), () => Task.FromResult(Journal.Entries.Count > 1), "two runs");

        Assert.Equal("status False", Journal.Entries[0]);
        Assert.Null(await StatusAsync("Fast"));
    }

    [SkippableFact]
    public async Task Of_two_hosts_one_runs_the_timer_and_the_other_takes_over_when_it_stops()
    {
        var first = await StartTimerAsync<Ticking>();
        await LocalRun.UntilAsync(async () => await StatusAsync("Ticking") is not null, "the status");
        await StartTimerAsync<Ticking>();

        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 0), "a run");
        await LocalRun.UntilAsync(async () => (await StatusAsync("Ticking"))!.Last == At(7, 5), "the status");
        Assert.Single(Journal.Entries);

        await first.StopAsync(CancellationToken.None);
        await AdvanceUntilAsync(_clock, Step, () => Task.FromResult(Journal.Entries.Count > 1), "a run of the other");
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 3, 9, hour, minute, 0, TimeSpan.Zero);

    private Task<LocalFunctionsHost> StartTimerAsync<T>() => StartAsync([typeof(T)], change: options => options with { TimeProvider = _clock });

    private async Task<Status?> StatusAsync(string function)
    {
        try
        {
            return (await HostContainer.GetBlobClient($"timers/{HostId}/Host.Functions.{function}/status").DownloadContentAsync()).Value.Content.ToObjectFromJson<Status>();
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private async Task WriteStatusAsync(string function, DateTimeOffset last, DateTimeOffset next)
    {
        await HostContainer.CreateIfNotExistsAsync();
        await HostContainer.UploadBlobAsync($"timers/{HostId}/Host.Functions.{function}/status", new BinaryData(JsonSerializer.Serialize(new Status(last, next, last))));
    }

    private sealed record Status(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

    public sealed class Ticking(Journal journal)
    {
        [Function("Ticking")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer) => journal.Note($"run past due {timer.IsPastDue} next {timer.ScheduleStatus!.Next:HH:mm}");
    }

    public sealed class OnStartup(Journal journal)
    {
        [Function("OnStartup")]
        public void Run([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer) => journal.Note($"run past due {timer.IsPastDue} next {timer.ScheduleStatus!.Next:HH:mm}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer)
        {
            journal.Note($"run {timer.IsPastDue}");
            throw new InvalidOperationException("broken on purpose");
        }
    }

    public sealed class Retried(Journal journal)
    {
        [Function("Retried")]
        [FixedDelayRetry(2, "00:00:20")]
        public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo timer, FunctionContext context)
        {
            journal.Note($"try {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
            if (context.RetryContext.RetryCount < 2)
                throw new InvalidOperationException($"broken on purpose {timer.IsPastDue}");
        }
    }

    public sealed class Long(Journal journal)
    {
        [Function("Long")]
        public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer)
        {
            journal.Note("started");
            await journal.GateAsync("gate");
            journal.Note("ended");
        }
    }

    public sealed class Fast(Journal journal)
    {
        [Function("Fast")]
        public void Run([TimerTrigger("*/5 * * * * *")] TimerInfo timer) => journal.Note($"status {timer.ScheduleStatus is not null}");
    }
}
