using System.Globalization;
using Azure.Core.Serialization;
using Digest.LocalHost.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Timers;

/// <summary>A timer's time as its function sees it.</summary>
internal static class TimerTrigger
{
    public static TriggerEvent Event(DateTime now, ScheduleStatus? status, bool isPastDue)
    {
        var info = new TimerInfo { ScheduleStatus = status, IsPastDue = isPastDue };
        return new TriggerEvent(
            $"Timer fired at {now.ToString("O", CultureInfo.InvariantCulture)}",
            TriggerEvent.Data(("TimerTrigger", now)),
            (type, cancellationToken) => ValueTask.FromResult(Convert(info, type, cancellationToken)));
    }

    private static object? Convert(TimerInfo info, Type type, CancellationToken cancellationToken)
    {
        if (type == typeof(TimerInfo))
            return info;
        var json = JsonObjectSerializer.Default.Serialize(info, typeof(TimerInfo), cancellationToken);
        return TextConverter.Convert(json.ToString(), type, JsonObjectSerializer.Default);
    }
}
