namespace Digest.Tests.Infrastructure;

/// <summary>Ends the process, so to speak, just before or just after the n-th storage operation.</summary>
internal sealed class Faults
{
    private int _steps;
    private volatile bool _hasEnded;

    /// <summary>The step at which the crash comes, from 1; null for a quiet life.</summary>
    public int? CrashAt { get; set; }

    /// <summary>Whether the process is gone then, so that nothing reaches storage until it begins anew; else that one operation fails.</summary>
    public bool EndsForGood { get; set; }

    /// <summary>How many steps there were.</summary>
    public int Steps => _steps;

    /// <summary>What else happens at a step, by its number; null for nothing.</summary>
    public Action<int>? AtStep { get; set; }

    /// <summary>A new process.</summary>
    public void Begin() => _hasEnded = false;

    public void Step()
    {
        if (_hasEnded)
            throw new SimulatedCrash();
        var step = Interlocked.Increment(ref _steps);
        AtStep?.Invoke(step);
        if (step != CrashAt)
            return;
        _hasEnded = EndsForGood;
        throw new SimulatedCrash();
    }
}

internal static class FaultExtensions
{
    /// <summary>Writes under a lock, with a chance to end before and after it.</summary>
    public static T Write<T>(this Faults? faults, Lock gate, Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        faults?.Step();
        T result;
        lock (gate)
            result = write();
        faults?.Step();
        return result;
    }
}

internal sealed class SimulatedCrash() : Exception("The process ended here.");
