using System.Text.Json.Serialization;

namespace Digest.Core.Archive;

/// <summary>What an edition has published: all that its index shows, and what its feeds must remember.</summary>
public sealed record ArchiveCatalogue
{
    /// <summary>The edition's id.</summary>
    public required string Edition { get; init; }

    /// <summary>What the ids of feed and entries begin with (RFC 4151). Kept from the first day, so that they outlive a change of address.</summary>
    public required string Tag { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>Its issues, the latest first.</summary>
    public IReadOnlyList<ArchivedIssue> Issues { get; init; } = [];

    /// <summary>Grows when files of issues changed while the rest of the catalogue did not.</summary>
    public int Revision { get; init; }

    /// <summary>The version that storage gave it, for conditional writes; null before it was stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>The issue with this id; null when it was not published.</summary>
    public ArchivedIssue? Find(string issueId) => Issues.FirstOrDefault(issue => issue.Id == issueId);

    /// <summary>The catalogue without this issue.</summary>
    public ArchiveCatalogue Without(string issueId) => Find(issueId) is null ? this : this with { Issues = [.. Issues.Where(issue => issue.Id != issueId)] };

    /// <summary>The catalogue with this issue, in place of an older entry of the same id.</summary>
    public ArchiveCatalogue With(ArchivedIssue issue) => this with
    {
        Issues = [.. Issues.Where(other => other.Id != issue.Id).Append(issue).OrderByDescending(entry => entry.Week, StringComparer.Ordinal)],
    };
}

/// <summary>An issue in the catalogue.</summary>
public sealed record ArchivedIssue
{
    /// <summary>The issue's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its ISO week.</summary>
    public required string Week { get; init; }

    /// <summary>The day that it bears, on the edition's calendar.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it appeared: its cut. Never later than when it was first written.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>The headline of its lead; empty once withdrawn.</summary>
    public string Headline { get; init; } = "";

    /// <summary>The language of the headline, BCP 47; empty when unknown.</summary>
    public string Language { get; init; } = "";

    /// <summary>Whether the headline runs from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>How many stories it has.</summary>
    public int Stories { get; init; }

    /// <summary>When stories were corrected, by the ids of their articles.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Corrected { get; init; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>When it was withdrawn; null when it was not.</summary>
    public DateTimeOffset? Recalled { get; init; }
}
