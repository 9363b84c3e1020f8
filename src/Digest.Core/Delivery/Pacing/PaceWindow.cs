namespace Digest.Core.Delivery.Pacing;

/// <summary>A stretch of time and how many copies were sent in it.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Used">How many.</param>
public readonly record struct PaceWindow(DateTimeOffset Start, int Used)
{
    /// <summary>The window that the present lies in: this one, or a new one when it is over.</summary>
    public PaceWindow At(DateTimeOffset now, TimeSpan length) => now >= Start + length || now < Start ? new PaceWindow(now, 0) : this;

    /// <summary>The window with some more.</summary>
    public PaceWindow With(int more) => this with { Used = Used + more };
}
