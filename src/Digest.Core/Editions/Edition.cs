using System.ComponentModel.DataAnnotations;

namespace Digest.Core.Editions;

/// <summary>A weekly publication: what it is called, when it goes out, and who sends it.</summary>
public sealed class Edition
{
    /// <summary>The short name in ids and settings: lower-case letters, digits and hyphens, at most 32.</summary>
    [Required, RegularExpression("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$")]
    public string Id { get; set; } = "weekly";

    /// <summary>The name that readers know.</summary>
    [Required, StringLength(120)]
    public string Title { get; set; } = "";

    /// <summary>The language of headings and dates: <c>ar</c>, <c>en</c> or <c>fr</c>. Default: <c>ar</c>.</summary>
    [Required, AllowedValues("ar", "en", "fr")]
    public string Language { get; set; } = "ar";

    /// <summary>The IANA time zone of the newsroom, which schedule and dates follow. Default: UTC.</summary>
    [Required]
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>The day on which the issue is cut and sent. Default: Sunday.</summary>
    public DayOfWeek Day { get; set; } = DayOfWeek.Sunday;

    /// <summary>The local time at which the issue is cut and sent. Default: 07:00.</summary>
    public TimeOnly Time { get; set; } = new(7, 0);

    /// <summary>The address in From. Its domain is also that of Message-ID.</summary>
    [Required, EmailAddress]
    public string SenderAddress { get; set; } = "";

    /// <summary>The name in From. Default: the title.</summary>
    [StringLength(120)]
    public string? SenderName { get; set; }

    /// <summary>The sender's postal address, which the law of most readers demands in every issue.</summary>
    [Required, StringLength(300)]
    public string PostalAddress { get; set; } = "";

    /// <summary>The address of the privacy notice that the form to subscribe links to. Default: no link.</summary>
    [Url]
    public string? PrivacyNotice { get; set; }

    /// <summary>The version of that notice, which is kept with each consent: a date or a number, at most 40 characters. Default: none.</summary>
    [StringLength(40)]
    public string? PrivacyNoticeVersion { get; set; }

    /// <summary>Where readers reach this deployment, without a trailing slash: <c>https://digest.example.org</c>.</summary>
    [Required, Url]
    public string BaseUrl { get; set; } = "";

    /// <summary>At most this many stories are told; the rest become links. From 1 to 200, default 40.</summary>
    [Range(1, 200)]
    public int Length { get; set; } = 40;

    /// <summary>An issue that could not go out on time still does within this many hours of its cut; after that <see cref="Missed"/> says what becomes of it. From 1 to 168, default 24.</summary>
    [Range(1, 168)]
    public int MaxHoursLate { get; set; } = 24;

    /// <summary>What becomes of an issue that is later than that. Default: it is held for approval.</summary>
    public MissedPolicy Missed { get; set; } = MissedPolicy.Hold;

    /// <summary>Whether an editor sees an issue first. Default: none does.</summary>
    public ApprovalPolicy Approval { get; set; } = ApprovalPolicy.None;

    /// <summary>How many hours an editor has before an issue goes out by itself. From 1 to 72, default 4.</summary>
    [Range(1, 72)]
    public int ApprovalHours { get; set; } = 4;

    /// <summary>What readers hear of a week without articles. Default: nothing.</summary>
    public EmptyWeekPolicy EmptyWeeks { get; set; } = EmptyWeekPolicy.Silent;

    /// <summary>What becomes of a copy whose answer was lost. Default: it is not sent again.</summary>
    public UncertainPolicy Uncertain { get; set; } = UncertainPolicy.NeverAgain;

    /// <summary>Where the preview of an issue goes that waits for approval, and the report of every issue. Default: nowhere.</summary>
    [EmailAddress]
    public string? EditorAddress { get; set; }

    /// <summary>The digits of an issue. Default: those of the locale.</summary>
    public DigitSystem Digits { get; set; } = DigitSystem.OfLocale;

    /// <summary>The languages of the articles that it takes, as BCP 47 codes; all when empty.</summary>
    public IList<string> Languages { get; set; } = [];

    /// <summary>Its sections in the order of print; without any, an issue is one list.</summary>
    public IList<EditionSection> Sections { get; set; } = [];

    /// <summary>Whether articles of no section of its own stay out; else they come last. Default: they come last.</summary>
    public bool OnlyItsSections { get; set; }

    /// <summary>Its colours, logo and fonts.</summary>
    public Brand Brand { get; set; } = new();

    /// <summary>Where pages and feeds are served when the app does not serve them itself: <c>Digest:Archive:Url</c>.</summary>
    public string? ArchiveUrl { get; internal set; }

    /// <summary>The same edition with headings, dates and direction of another language.</summary>
    public Edition In(string language)
    {
        var other = (Edition)MemberwiseClone();
        other.Language = language;
        return other;
    }

    /// <summary>The name that From shows.</summary>
    public string From => string.IsNullOrWhiteSpace(SenderName) ? Title : SenderName;
}
