using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Subscribers.Signups;

/// <summary>How many may ask to subscribe: the section <c>Digest:Signups</c>.</summary>
public sealed class SignupOptions
{
    /// <summary>The section of the configuration that holds them.</summary>
    public const string Section = "Digest:Signups";

    /// <summary>The most mails to one address in a day, whoever asks and for whichever editions. From 1 to 10, default 3.</summary>
    [Range(1, 10)]
    public int PerAddress { get; set; } = 3;

    /// <summary>How long an address waits between two of them for the same edition. From a minute to a day, default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The most requests in an hour from one address of the net (of IPv6, from one network). From 1 to 10,000, default 10.</summary>
    [Range(1, 10_000)]
    public int PerOrigin { get; set; } = 10;

    /// <summary>The most requests of an edition in a minute, from everywhere. From 1 to 10,000, default 30.</summary>
    [Range(1, 10_000)]
    public int PerMinute { get; set; } = 30;

    /// <summary>The most requests of an edition in an hour, from everywhere. From 1 to 100,000, default 300.</summary>
    [Range(1, 100_000)]
    public int PerHour { get; set; } = 300;

    /// <summary>How many proxies with public addresses, such as a CDN, stand before the app and say in X-Forwarded-For whom they speak for; the front end of Azure is not counted. From 0 to 5, default 0.</summary>
    [Range(0, 5)]
    public int Proxies { get; set; }

    /// <summary>How long a link to confirm works. From an hour to seven days, default seven days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00")]
    public TimeSpan Expires { get; set; } = TimeSpan.FromDays(7);

    /// <summary>After how long a wish that nobody confirmed, or a receiver that never answered, is forgotten. From 7 to 30 days, default 14 days.</summary>
    [Range(typeof(TimeSpan), "7.00:00:00", "30.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(14);
}
