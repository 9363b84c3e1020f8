using System.Net;
using System.Text.Json;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>What the linked data of a page (schema.org) says of its article, its site and its path.</summary>
internal sealed record JsonLd
{
    public string? Headline { get; init; }

    public string? Published { get; init; }

    public string? Created { get; init; }

    public string? Modified { get; init; }

    /// <summary>When the page, not the article on it, says it was published.</summary>
    public string? PagePublished { get; init; }

    public string? PageModified { get; init; }

    /// <summary>The persons, as named.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    /// <summary>The name of the web site.</summary>
    public string? Site { get; init; }

    public string? Language { get; init; }

    public string? Dateline { get; init; }

    public string? Url { get; init; }

    public string? Image { get; init; }

    public string? ImageCaption { get; init; }

    public IReadOnlyList<string> Sections { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The names of the breadcrumbs from the site's home page down.</summary>
    public IReadOnlyList<string> Crumbs { get; init; } = [];

    /// <summary>Reads the scripts; broken ones are passed over.</summary>
    public static JsonLd Read(IReadOnlyList<string> scripts)
    {
        if (scripts.Count == 0)
            return new JsonLd();

        using var graph = JsonLdGraph.Parse(scripts);
        return Read(graph);
    }

    private static JsonLd Read(JsonLdGraph graph)
    {
        var article = graph.Article ?? default;
        var page = graph.Page ?? default;
        var image = graph.Follow(article, "image") ?? graph.Follow(page, "primaryImageOfPage");
        return new JsonLd
        {
            Headline = Text(article, "headline") ?? Text(article, "name"),
            Published = Text(article, "datePublished"),
            Created = Text(article, "dateCreated"),
            Modified = Text(article, "dateModified"),
            PagePublished = Text(page, "datePublished"),
            PageModified = Text(page, "dateModified"),
            Authors = graph.Persons(article) is { Count: > 0 } persons ? persons : graph.Persons(page),
            Publisher = graph.Names(article, "publisher") is [var first, ..] ? first : null,
            Site = graph.Site is { } site ? Text(site, "name") : null,
            Language = Text(article, "inLanguage") ?? Text(page, "inLanguage"),
            Dateline = Text(article, "dateline"),
            Url = Text(article, "url") ?? Text(article, "mainEntityOfPage") ?? (graph.Follow(article, "mainEntityOfPage") is { } main ? Text(main, "@id") ?? Text(main, "url") : null),
            Image = image is { } picture ? JsonLdGraph.Address(picture) : null,
            ImageCaption = image is { } shown ? Text(shown, "caption") : null,
            Sections = graph.Names(article, "articleSection"),
            Tags = graph.Names(article, "keywords"),
            Crumbs = graph.Crumbs(),
        };
    }

    /// <summary>A text of a thing, its references resolved; null when it has none.</summary>
    public static string? Text(JsonElement thing, string name) =>
        thing.ValueKind == JsonValueKind.Object && thing.TryGetProperty(name, out var value) ? Text(value) : null;

    /// <summary>A value as text, also when it is a list of one.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Cleaning.CleanOrNull(WebUtility.HtmlDecode(Whole(value))),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.String => Text(value[0]),
        JsonValueKind.Object when value.TryGetProperty("@value", out var inner) && inner.ValueKind == JsonValueKind.String => Text(inner),
        _ => null,
    };

    // Half a character, written as an escape, cannot be read.
    private static string? Whole(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
