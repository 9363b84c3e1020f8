using Digest.Core.Articles.Metadata;

namespace Digest.Core.Articles.Formats;

/// <summary>What a file says of itself outside its text: front matter, meta elements, JSON-LD, marked elements. Each null or empty where it says nothing.</summary>
internal sealed record Declared
{
    public static readonly Declared Nothing = new();

    public Found<string>? Title { get; init; }

    public Found<string>? Byline { get; init; }

    public Found<string>? Source { get; init; }

    public Found<string>? Place { get; init; }

    /// <summary>As BCP 47.</summary>
    public Found<string>? Language { get; init; }

    public TextDirection? Direction { get; init; }

    public Found<IReadOnlyList<string>>? Sections { get; init; }

    /// <summary>What it is filed under, most telling first; no section.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The address it wants to be known by: absolute, http or https.</summary>
    public Found<string>? Link { get; init; }

    public Found<LeadPicture>? Picture { get; init; }

    /// <summary>From 1 to 5.</summary>
    public int? Priority { get; init; }

    /// <summary>Dates as written, the most trustworthy first.</summary>
    public IReadOnlyList<Found<string>> Dates { get; init; } = [];

    /// <summary>What this says, and where it says nothing what the other does.</summary>
    public Declared Over(Declared below) => new()
    {
        Title = Title ?? below.Title,
        Byline = Byline ?? below.Byline,
        Source = Source ?? below.Source,
        Place = Place ?? below.Place,
        Language = Language ?? below.Language,
        Direction = Direction ?? below.Direction,
        Sections = Sections ?? below.Sections,
        Tags = Tags.Count > 0 ? Tags : below.Tags,
        Link = Link ?? below.Link,
        Picture = Picture ?? below.Picture,
        Priority = Priority ?? below.Priority,
        Dates = [.. Dates, .. below.Dates],
    };
}
