using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Digest.Core.Archive.Feeds;

/// <summary>Writes a feed as JSON Feed 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static byte[] Write(Feed feed, string self) => JsonSerializer.SerializeToUtf8Bytes(new Document(
        "https://jsonfeed.org/version/1.1", feed.Title, feed.Home, self, feed.Language, [new Author(feed.Author)],
        feed.Hub is null ? null : [new Hub("WebSub", feed.Hub)], [.. feed.Entries.Select(Of)]), Json);

    private static Item Of(FeedEntry entry) => new(
        entry.Id, entry.Url, entry.Title, entry.Html, entry.Summary, FeedXml.Rfc3339(entry.Published), FeedXml.Rfc3339(entry.Updated),
        entry.Author is null ? null : [new Author(entry.Author)], entry.Language.Length == 0 ? null : entry.Language, entry.Sections.Count == 0 ? null : entry.Sections);

    private sealed record Document(
        string Version, string Title, string HomePageUrl, string FeedUrl, string Language, IReadOnlyList<Author> Authors, IReadOnlyList<Hub>? Hubs, IReadOnlyList<Item> Items);

    private sealed record Item(
        string Id, string Url, string Title, string ContentHtml, string Summary, string DatePublished, string DateModified, IReadOnlyList<Author>? Authors, string? Language, IReadOnlyList<string>? Tags);

    private sealed record Author(string Name);

    private sealed record Hub(string Type, string Url);
}
