using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Six fields (second, minute, hour, day, month, day of the week), or a time span where the plan allows it.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the last and the next time are kept in storage, so that a missed one is noticed.</summary>
    public bool UseMonitor { get; set; } = true;

    public bool RunOnStartup { get; set; }
}
