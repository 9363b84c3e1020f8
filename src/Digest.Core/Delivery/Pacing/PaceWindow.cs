namespace Digest.Core.Delivery.Pacing;

/// <summary>A stretch of time and how many copies were sent in it.</summary>
/// <param name="Start">When it began.</param>
/// <param name="Used">How many.</param>
/// <param name="Owed">How many notices came when it was full: the next one begins with so many taken.</param>
public readonly record struct PaceWindow(DateTimeOffset Start, int Used, int Owed = 0)
{
    /// <summary>The window that the present lies in: this one, or a new one when it is over. Whose clock is a little late finds the window that others opened.</summary>
    public PaceWindow At(DateTimeOffset now, TimeSpan length) => (now >= Start + length, now < Start + (2 * length) && now > Start - length) switch
    {
        (false, true) => this,
        (true, true) => new PaceWindow(now, Owed),
        _ => new PaceWindow(now, 0),
    };

    /// <summary>The window with some more.</summary>
    public PaceWindow With(int more) => this with { Used = Used + more };

    /// <summary>Whether it holds no more; a limit of 0 is none.</summary>
    public bool IsFull(int limit) => limit > 0 && Used >= limit;

    /// <summary>The window with a notice, which has its place in the next one where this is full.</summary>
    public PaceWindow WithNotice(int limit) => IsFull(limit) ? this with { Owed = Owed + 1 } : With(1);
}
