using System.Globalization;
using NCrontab;

namespace Digest.LocalHost.Timers;

/// <summary>When a timer runs, in UTC: six fields from the second to the day of the week, or five from the minute.</summary>
internal sealed class TimerSchedule
{
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    private readonly CrontabSchedule _cron;

    private TimerSchedule(CrontabSchedule cron) => _cron = cron;

    /// <summary>Whether two runs are never less than a minute apart; only then is the schedule kept in storage.</summary>
    public bool CanBeMonitored
    {
        get
        {
            var times = _cron.GetNextOccurrences(DateTime.UnixEpoch, DateTime.UnixEpoch.AddYears(1)).Take(10).ToList();
            return times.Zip(times.Skip(1)).All(pair => pair.Second - pair.First >= ShortestMonitored);
        }
    }

    public static TimerSchedule Parse(string function, string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
            throw new LocalHostException($"Function {function}: the schedule '{text}' is a span of time, which the Flex Consumption plan does not support. Write six fields: {{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of the week}}.");
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        var cron = CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
        return cron is null
            ? throw new LocalHostException($"Function {function}: '{text}' is no schedule. Write six fields: {{second}} {{minute}} {{hour}} {{day}} {{month}} {{day of the week}}.")
            : new TimerSchedule(cron);
    }

    public DateTime After(DateTime time) => DateTime.SpecifyKind(_cron.GetNextOccurrence(time), DateTimeKind.Utc);
}
