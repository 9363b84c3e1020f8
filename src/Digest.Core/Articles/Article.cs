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

    /// <summary>The words and phrases that say what it is about, as they stand in the text, most telling first; at most ten, none within another.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>One to three whole sentences of the article that can be read on their own, at most 320 characters; it ends in an ellipsis where not even the lead fits.</summary>
    public required string Summary { get; init; }

    /// <summary>The body in order, without boilerplate; at least one.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The number of words in <see cref="Paragraphs"/>.</summary>
    public required int Words { get; init; }

    /// <summary>A MinHash of the body's shingles of three words, 64 bytes as 128 hex digits: the share of equal bytes estimates the share of equal wording. <see cref="Understanding.Similarity.NearDuplicates"/> finds near ones.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What an editor should look at, in English.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The address by which its page wants to be known: absolute, http or https, at most 2,048 characters.</summary>
    public string? Link { get; init; }

    /// <summary>The picture by which its page shows it.</summary>
    public LeadPicture? Picture { get; init; }

    /// <summary>The countries and cities that it names, by their common names in its language, those it names most first; at most ten.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>The organisations that it names, those it names most first; at most ten. Known ones by their common names in its language.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>How many minutes it takes to read, by the usual pace of its language; at least one.</summary>
    public int ReadingMinutes { get; init; } = 1;

    /// <summary>The body again with what its layout says: headings, items, quotes, captions, links, parts in another language.</summary>
    public IReadOnlyList<ArticleBlock> Blocks { get; init; } = [];

    /// <summary>Why each value is believed, by its name in JSON: title, byline, source, place, published, language, sections, link, picture, as far as they are known.</summary>
    public IReadOnlyDictionary<string, Evidence> Evidence { get; init; } = new Dictionary<string, Evidence>();

    /// <summary>How much its editor wants it read, from 1, first of all, to 5; null for the usual 3.</summary>
    public int? Priority { get; init; }
}
