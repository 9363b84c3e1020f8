namespace Digest.Core.Delivery;

/// <summary>How many copies of an issue ended how.</summary>
public sealed record DeliveryTally
{
    /// <summary>Accepted by the receiving side.</summary>
    public int Sent { get; init; }

    /// <summary>Refused for good, or given up.</summary>
    public int Failed { get; init; }

    /// <summary>Not sent, because the reader did not want or must not get it.</summary>
    public int Suppressed { get; init; }

    /// <summary>Handed over, but the answer was lost.</summary>
    public int Uncertain { get; init; }

    /// <summary>All of them.</summary>
    public int Total => Sent + Failed + Suppressed + Uncertain;

    /// <summary>This tally with one more row; a row that is not final does not count.</summary>
    public DeliveryTally With(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Sent => this with { Sent = Sent + 1 },
        DeliveryStatus.Failed => this with { Failed = Failed + 1 },
        DeliveryStatus.Suppressed => this with { Suppressed = Suppressed + 1 },
        DeliveryStatus.Uncertain => this with { Uncertain = Uncertain + 1 },
        _ => this,
    };
}
