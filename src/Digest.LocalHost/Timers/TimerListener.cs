using Digest.LocalHost.Discovery;
using Digest.LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Timers;

/// <summary>
/// Runs a timer function on its schedule. A missed time is caught up once, when the listener starts; a run that fails is
/// not repeated but by its retry attribute; the status is written after the run, so that a crash within it is a missed time.
/// </summary>
internal sealed class TimerListener(FunctionDescriptor function, TimerSchedule schedule, ScheduleStatusStore? store, FunctionRunner runner, TimeProvider time)
{
    // Longer sleeps are split, as timers cannot hold them.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(24);

    private readonly RetryPolicy _retry = new(function.Retry, time);
    private ScheduleStatus? _status;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs until it is told to stop; a run at work is waited for. One host at a time does this.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var last = Now;
        if (store is not null && await IsPastDueAsync(store, last, stop))
            last = await FireAsync(last, isPastDue: true, stop);
        else if (function.Trigger is TimerTriggerAttribute { RunOnStartup: true })
            last = await FireAsync(last, isPastDue: false, stop);

        while (!stop.IsCancellationRequested)
        {
            var due = schedule.After(Later(last, Now));
            await SleepUntilAsync(due, stop);
            last = Later(due, await FireAsync(Later(due, Now), isPastDue: false, stop));
        }
    }

    /// <summary>Compares the stored status with the schedule; the first start and a changed schedule write it anew.</summary>
    private async Task<bool> IsPastDueAsync(ScheduleStatusStore statuses, DateTime now, CancellationToken stop)
    {
        if (await statuses.ReadAsync(stop) is not { } stored)
        {
            _status = new ScheduleStatus { Next = schedule.After(now), LastUpdated = now };
            await statuses.WriteAsync(_status, stop);
            return false;
        }

        var basis = stored.Last != default ? stored.Last : stored.LastUpdated != default ? stored.LastUpdated : now;
        var expected = schedule.After(basis);
        if (stored.Next != expected)
        {
            stored = new ScheduleStatus { Next = expected, LastUpdated = basis };
            await statuses.WriteAsync(stored, stop);
        }

        _status = stored;
        return now > stored.Next;
    }

    /// <summary>One run with its retries.</summary>
    /// <returns>When it was over.</returns>
    private async Task<DateTime> FireAsync(DateTime now, bool isPastDue, CancellationToken stop)
    {
        var trigger = TimerTrigger.Event(now, _status, isPastDue);
        try
        {
            await _retry.RunAsync(attempt => runner.RunAsync(function, trigger, attempt), stop);
        }
        catch (Exception)
        {
            // The run has logged it; the schedule goes on.
        }

        if (store is not null)
        {
            _status = new ScheduleStatus { Last = now, Next = schedule.After(now), LastUpdated = now };
            await store.WriteAsync(_status, CancellationToken.None);
        }

        return Now;
    }

    private async Task SleepUntilAsync(DateTime due, CancellationToken stop)
    {
        for (var rest = due - Now; rest > TimeSpan.Zero; rest = due - Now)
            await Task.Delay(rest < LongestSleep ? rest : LongestSleep, time, stop);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
