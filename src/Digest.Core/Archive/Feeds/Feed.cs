namespace Digest.Core.Archive.Feeds;

/// <summary>The latest stories of an edition, whatever the format.</summary>
/// <param name="Id">A tag: URI that never changes.</param>
/// <param name="Title">The edition's title.</param>
/// <param name="Language">Its language.</param>
/// <param name="Home">The page of its issues.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Updated">When anything of it last changed.</param>
/// <param name="Hub">The WebSub hub that tells of changes; null for none.</param>
/// <param name="Entries">The stories, the latest issue first, in the order of print.</param>
internal sealed record Feed(string Id, string Title, string Language, string Home, string Author, DateTimeOffset Updated, string? Hub, IReadOnlyList<FeedEntry> Entries);

/// <summary>A story in a feed. Its times have the offset of the edition's zone, so that they show its day.</summary>
/// <param name="Id">A tag: URI that never changes.</param>
/// <param name="Url">Where it can be read.</param>
/// <param name="Title">Its headline, plain text.</param>
/// <param name="Summary">Its summary, plain text.</param>
/// <param name="Html">Its summary and facts as HTML.</param>
/// <param name="Language">BCP 47; empty when unknown.</param>
/// <param name="Author">Who wrote it, or the paper; null when it does not say.</param>
/// <param name="Sections">Its sections.</param>
/// <param name="Published">When its issue appeared.</param>
/// <param name="Updated">When it was last corrected, else as <paramref name="Published"/>.</param>
internal sealed record FeedEntry(
    string Id, string Url, string Title, string Summary, string Html, string Language, string? Author, IReadOnlyList<string> Sections, DateTimeOffset Published, DateTimeOffset Updated);
