namespace Digest.Core.Delivery.Pacing;

/// <summary>What a receiving domain takes.</summary>
/// <param name="Minute">The current minute.</param>
/// <param name="PerMinute">How many it takes in a minute, as its answers showed; null while it showed nothing.</param>
/// <param name="Rises">When that is doubled again.</param>
/// <param name="Rise">How often it was doubled since it last deferred.</param>
public sealed record DomainPace(PaceWindow Minute, int? PerMinute = null, DateTimeOffset Rises = default, int Rise = 0);

/// <summary>How fast mail may go out, shared by all instances.</summary>
public sealed record PaceState
{
    /// <summary>Nothing goes out before; null when it may.</summary>
    public DateTimeOffset? ClosedUntil { get; init; }

    /// <summary>How often in a row it was closed because nobody got through.</summary>
    public int Closings { get; init; }

    /// <summary>The provider's minute.</summary>
    public PaceWindow Minute { get; init; }

    /// <summary>The provider's hour.</summary>
    public PaceWindow Hour { get; init; }

    /// <summary>The domains with a pace of their own.</summary>
    public IReadOnlyDictionary<string, DomainPace> Domains { get; init; } = new Dictionary<string, DomainPace>();

    /// <summary>The version that storage gave this row; null before it was stored.</summary>
    public string? Version { get; init; }

    /// <summary>Whether anything holds back what goes out, beside the limits of the settings.</summary>
    public bool IsFree => ClosedUntil is null && Domains.Values.All(domain => domain.PerMinute is null);
}
