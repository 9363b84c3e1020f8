namespace Digest.Core.Subscribers.Signups;

/// <summary>How far a receiver has come.</summary>
public enum ReceiverStep
{
    /// <summary>Its contact is asked, and nothing was sent to it.</summary>
    Asked,

    /// <summary>It was sent a test message and has not answered it with success.</summary>
    Waiting,

    /// <summary>It answered, and gets the issues.</summary>
    Active,

    /// <summary>It cannot be registered: somebody else looks after it, or its contact ended it.</summary>
    Refused,

    /// <summary>Too many ask just now.</summary>
    Busy,
}

/// <summary>What the contact of a receiver is shown.</summary>
/// <param name="Step">How far it has come.</param>
/// <param name="Channel">What it is.</param>
/// <param name="Address">Its address.</param>
public sealed record ReceiverStanding(ReceiverStep Step, ChannelKind Channel, string Address)
{
    /// <summary>The receiver; null before it is registered.</summary>
    public Subscriber? Receiver { get; init; }

    /// <summary>The code that it answered just now; null when it was not asked.</summary>
    public string? Answer { get; init; }

    /// <summary>Its secret, the one time that it is told; null for none.</summary>
    public string? Secret { get; init; }
}
