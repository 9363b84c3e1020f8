namespace Digest.Core.Articles.Formats;

/// <summary>What a file says of itself outside its text: front matter, meta elements, JSON-LD. Each null or empty where it says nothing.</summary>
internal sealed record Declared
{
    public static readonly Declared Nothing = new();

    public string? Title { get; init; }

    public string? Byline { get; init; }

    public string? Source { get; init; }

    public string? Place { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Dates as written, the most trustworthy first, each with the name of its field.</summary>
    public IReadOnlyList<(string Value, string Field)> Dates { get; init; } = [];
}
