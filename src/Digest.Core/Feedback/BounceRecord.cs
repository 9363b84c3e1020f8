namespace Digest.Core.Feedback;

/// <summary>One report that counted.</summary>
/// <param name="Key">What it is about: the id, or source and id of a report that names no issue.</param>
/// <param name="Kind">What it said.</param>
/// <param name="Code">Its code.</param>
/// <param name="Source">Who reported it.</param>
/// <param name="Day">The day on which it came, in UTC.</param>
public sealed record BounceEntry(string Key, FeedbackKind Kind, string Code, string Source, DateOnly Day);

/// <summary>
/// What is known of the bounces of one reader of one edition. It names no address. Points add up as in Mailman: a hard
/// bounce is one, a soft one a half, the worst of a day counts, and a long quiet forgets them all.
/// </summary>
public sealed record BounceRecord
{
    /// <summary>Above so many points a reader is suppressed.</summary>
    public const double Limit = 5;

    /// <summary>Reports that anyone could have written give no points above so many: they suppress nobody, and what is proven weighs more.</summary>
    public const double Unproven = Limit / 2;

    /// <summary>After more quiet days than these the points are forgotten: five issues of a weekly edition.</summary>
    public const int QuietDays = 35;

    /// <summary>How many reports are remembered.</summary>
    public const int MaxEntries = 12;

    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>The subscriber's id.</summary>
    public required string SubscriberId { get; init; }

    /// <summary>The points.</summary>
    public double Score { get; init; }

    /// <summary>The day of the last report that gave points, in UTC; null when none did.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The points of that day.</summary>
    public double LastPoints { get; init; }

    /// <summary>The last reports, the latest last.</summary>
    public IReadOnlyList<BounceEntry> Entries { get; init; } = [];

    /// <summary>The version that storage gave this row; null before it was stored.</summary>
    public string? Version { get; init; }

    /// <summary>Whether a report says nothing that is not known: the same of the same copy, or less. A complaint is not a bounce.</summary>
    public bool Knows(string key, FeedbackKind kind) => Entries.Any(entry => entry.Key == key && (kind == FeedbackKind.Complaint || entry.Kind == FeedbackKind.Complaint ? entry.Kind == kind : entry.Kind >= kind));

    /// <summary>What a report adds to the counts of its issue: each reader counts once as a bounce, once as a complaint and once as a refusal of the sender.</summary>
    public FeedbackCounts Adds(string key, FeedbackKind kind) => new(
        IsHard(kind) && !Entries.Any(entry => entry.Key == key && IsHard(entry.Kind)) ? 1 : 0,
        kind == FeedbackKind.Complaint && !Knows(key, kind) ? 1 : 0,
        kind == FeedbackKind.SenderFault && !Knows(key, kind) ? 1 : 0);

    /// <summary>This record with one more report.</summary>
    public BounceRecord With(BounceEntry entry)
    {
        var points = entry.Kind switch { FeedbackKind.SoftBounce => 0.5, FeedbackKind.HardBounce or FeedbackKind.NoSuchAddress => 1, _ => 0 };
        var before = LastDay is { } last && entry.Day.DayNumber - last.DayNumber > QuietDays ? 0 : Score;
        // Reports may come out of their order; a day that is over gets no more points.
        var today = LastDay is { } latest && entry.Day <= latest ? LastPoints : 0;
        return this with
        {
            Score = before + Math.Max(0, points - today),
            LastPoints = Math.Max(points, today),
            LastDay = points > 0 && (LastDay is null || entry.Day > LastDay) ? entry.Day : LastDay,
            Entries = [.. Entries.Append(entry).TakeLast(MaxEntries)],
        };
    }

    private static bool IsHard(FeedbackKind kind) => kind is FeedbackKind.HardBounce or FeedbackKind.NoSuchAddress;
}
