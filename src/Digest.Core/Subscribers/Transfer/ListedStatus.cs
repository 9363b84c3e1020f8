namespace Digest.Core.Subscribers.Transfer;

/// <summary>What lists say of a reader, in the words of other systems and of our own exports.</summary>
internal static class ListedStatus
{
    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["unsubscribed"] = Lifting.Elsewhere,
        ["left"] = Lifting.Elsewhere,
        ["opted out"] = Lifting.Elsewhere,
        ["opt-out"] = Lifting.Elsewhere,
        ["désabonné"] = Lifting.Elsewhere,
        ["désinscrit"] = Lifting.Elsewhere,
        ["غير مشترك"] = Lifting.Elsewhere,
        ["bounced"] = BouncedElsewhere,
        ["cleaned"] = BouncedElsewhere,
        ["blocklisted"] = BouncedElsewhere,
        ["suppressed"] = BouncedElsewhere,
        ["complained"] = Lifting.Complaint,
        ["complaint"] = Lifting.Complaint,
        ["spam"] = Lifting.Complaint,
    };

    // Why it bounced there is not known: this holds for the edition alone.
    private const string BouncedElsewhere = $"{Lifting.Score} elsewhere";

    /// <summary>Whether it is somebody who wants issues.</summary>
    public static bool IsActive(string status) => status is "" or "active" or "subscribed" or "confirmed";

    /// <summary>The suppression that it amounts to; null for other words, such as pending.</summary>
    public static string? ReasonOf(string status) => Reasons.GetValueOrDefault(status);
}
