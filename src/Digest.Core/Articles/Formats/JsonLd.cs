using System.Text.Json;

namespace Digest.Core.Articles.Formats;

/// <summary>The article among the linked data of a page (schema.org).</summary>
internal sealed record JsonLd
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    public string? Headline { get; private init; }

    public string? Published { get; private init; }

    public string? Author { get; private init; }

    public string? Publisher { get; private init; }

    public string? Language { get; private init; }

    public string? Dateline { get; private init; }

    public IReadOnlyList<string> Sections { get; private init; } = [];

    /// <summary>The first article of the scripts; broken ones are passed over.</summary>
    public static JsonLd Read(IEnumerable<string> scripts)
    {
        foreach (var script in scripts.Take(16))
        {
            try
            {
                using var json = JsonDocument.Parse(script, Options);
                if (Find(json.RootElement) is { } article)
                    return Read(article);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                continue;
            }
        }

        return new JsonLd();
    }

    private static JsonLd Read(JsonElement article) => new()
    {
        Headline = Text(article, "headline"),
        Published = Text(article, "datePublished"),
        Author = Names(article, "author") is { Count: > 0 } names ? string.Join(", ", names) : null,
        Publisher = Names(article, "publisher") is [var first, ..] ? first : null,
        Language = Text(article, "inLanguage"),
        Dateline = Text(article, "dateline"),
        Sections = Names(article, "articleSection"),
    };

    private static JsonElement? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when Names(element, "@type").Any(type => type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal)) => element,
        JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Find(graph),
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // A string, a thing with a name, or a list of either.
    private static List<string> Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
            return [];

        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(16).ToList() : [value];
        return [.. items.Select(item => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object => Text(item, "name"),
            _ => null,
        }).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => Articles.Text.Cleaning.Clean(text!))];
    }
}
