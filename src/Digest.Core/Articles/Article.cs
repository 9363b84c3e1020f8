namespace Digest.Core.Articles;

/// <summary>What was understood of one file: null or empty where the text does not say, never a guess.</summary>
public sealed record Article
{
    /// <summary>The name of the file or blob, without the container.</summary>
    public required string File { get; init; }

    /// <summary>The headline, without site name or section; never empty, an article without one is rejected.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Byline { get; init; }

    /// <summary>The publication or agency that is credited.</summary>
    public string? Source { get; init; }

    /// <summary>The place of the dateline.</summary>
    public string? Place { get; init; }

    /// <summary>When it was published.</summary>
    public PublicationDate? Published { get; init; }

    /// <summary>The language as BCP 47: <c>ar</c>, <c>en</c>, <c>fr</c>; <c>und</c> when unknown.</summary>
    public required string Language { get; init; }

    /// <summary>The base direction of the text.</summary>
    public required TextDirection Direction { get; init; }

    /// <summary>The sections that the article names for itself, in its order.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The words and phrases that say what it is about, most telling first.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>One to three sentences of the article, at most 320 characters.</summary>
    public required string Summary { get; init; }

    /// <summary>The body in order, without boilerplate; at least one.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The number of words in <see cref="Paragraphs"/>.</summary>
    public required int Words { get; init; }

    /// <summary>A 64-bit SimHash of the body's word shingles as 16 hex digits: near for near-duplicates only.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What an editor should look at, in English.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
