namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>The calendar that a date is written in.</summary>
internal enum Calendar
{
    /// <summary>The civil calendar.</summary>
    Gregorian,

    /// <summary>The Islamic calendar of Umm al-Qura.</summary>
    Hijri,

    /// <summary>The solar calendar of Iran.</summary>
    Jalali,
}
