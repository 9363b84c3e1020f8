namespace Digest.Harness;

/// <summary>Where a process is ended.</summary>
public enum KillKind
{
    /// <summary>The server has accepted a message and not answered yet.</summary>
    AcceptedUnanswered,

    /// <summary>The server has just answered.</summary>
    AcceptedUnrecorded,

    /// <summary>Before storage hears a request.</summary>
    BeforeStorage,

    /// <summary>Storage has carried a request out, and its answer is lost.</summary>
    AfterStorage,

    /// <summary>Rows are written, and the first batch is about to be queued.</summary>
    BeforeQueue,
}

/// <summary>One end of a process.</summary>
/// <param name="Kind">Where.</param>
/// <param name="After">After how many of that kind since the process began.</param>
public sealed record KillPoint(KillKind Kind, int After)
{
    /// <summary>Points as a seed makes them: half at messages, half at storage.</summary>
    public static IEnumerable<KillPoint> Random(int seed)
    {
        // Only reproducible, not secret.
        var random = new Random(seed);
        for (; ; )
        {
            var kind = random.Next(10) switch
            {
                < 3 => KillKind.AcceptedUnanswered,
                < 5 => KillKind.AcceptedUnrecorded,
                < 7 => KillKind.BeforeStorage,
                < 9 => KillKind.AfterStorage,
                _ => KillKind.BeforeQueue,
            };
            yield return new KillPoint(kind, kind == KillKind.BeforeQueue ? 1 : kind is KillKind.BeforeStorage or KillKind.AfterStorage ? random.Next(1, 60) : random.Next(1, 300));
        }
    }
}
