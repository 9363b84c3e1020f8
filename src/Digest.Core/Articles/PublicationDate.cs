namespace Digest.Core.Articles;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The calendar day.</summary>
    Day,

    /// <summary>The day and the time, to the minute.</summary>
    Minute,
}

/// <summary>When an article says it was published: the local calendar day of its publisher, never moved to UTC.</summary>
/// <param name="Date">The calendar day.</param>
/// <param name="Time">The local time; null when <paramref name="Precision"/> is <see cref="DatePrecision.Day"/>.</param>
/// <param name="Precision">How exactly it is known.</param>
/// <param name="Basis">Where it was read and why it is believed, for an editor, in English.</param>
public sealed record PublicationDate(DateOnly Date, TimeOnly? Time, DatePrecision Precision, string Basis)
{
    /// <summary>The zone of <see cref="Time"/>: <c>Z</c>, or an offset such as <c>+03:00</c>; null when there is no time or its zone is not told.</summary>
    public string? Zone { get; init; }
}
