using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Mail;

/// <summary>A clock that stands still and says when somebody has asked to be woken after a certain time.</summary>
/// <param name="heard">Sees each time that a timer is set to.</param>
internal sealed class WatchedTime(Action<TimeSpan> heard) : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Watched(base.CreateTimer(callback, state, dueTime, period), heard);

    private sealed class Watched(ITimer timer, Action<TimeSpan> heard) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isSet = timer.Change(dueTime, period);
            heard(dueTime);
            return isSet;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
