using System.Text;
using System.Text.Json;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>The things in the linked data of a page, lists and graphs unfolded, references by <c>@id</c> followed.</summary>
internal sealed class JsonLdGraph : IDisposable
{
    private const int MostScripts = 16;
    private const int MostThings = 500;
    private const int MostNames = 16;

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    // Under these a page hangs what it is about.
    private static readonly string[] Holders = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"];

    private readonly List<JsonDocument> _documents = [];
    private readonly List<(JsonElement Thing, string Type)> _things = [];
    private readonly Dictionary<string, JsonElement> _byId = [];

    private JsonLdGraph()
    {
    }

    /// <summary>The first article, else what else has an author and a date: a recipe, a review, a video.</summary>
    public JsonElement? Article => First(IsArticle) ?? First(type => type is "Recipe" or "Review" or "Report" or "VideoObject" or "PodcastEpisode" or "HowTo" or "CreativeWork" or "DiscussionForumPosting");

    public JsonElement? Page => First(type => type.EndsWith("Page", StringComparison.Ordinal));

    public JsonElement? Site => First(type => type == "WebSite");

    public static JsonLdGraph Parse(IReadOnlyList<string> scripts)
    {
        var graph = new JsonLdGraph();
        foreach (var script in scripts.Take(MostScripts))
        {
            if ((TryParse(script) ?? TryParse(Mend(script))) is not { } document)
                continue;
            graph._documents.Add(document);
            graph.Collect(document.RootElement, 0);
        }

        return graph;
    }

    /// <summary>What a thing has under a name: itself, the first of a list, or what its <c>@id</c> refers to.</summary>
    public JsonElement? Follow(JsonElement thing, string name)
    {
        if (thing.ValueKind != JsonValueKind.Object || !thing.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() > 0 ? Resolve(value[0]) : null;
        return Resolve(value);
    }

    /// <summary>The names of what a thing has under a name: strings, things with a name, or a list of either.</summary>
    public List<string> Names(JsonElement thing, string name) => [.. Items(thing, name).Select(NameOf).OfType<string>().Distinct()];

    /// <summary>The names of the authors that are no organisations.</summary>
    public List<string> Persons(JsonElement thing) => [.. Items(thing, "author").Concat(Items(thing, "creator"))
        .Where(author => !TypesOf(author).Any(type => type.EndsWith("Organization", StringComparison.Ordinal)))
        .Select(NameOf).OfType<string>().Distinct()];

    /// <summary>The names of the breadcrumbs.</summary>
    public List<string> Crumbs()
    {
        if (First(type => type == "BreadcrumbList") is not { } list)
            return [];
        return [.. Items(list, "itemListElement").Select(item => JsonLd.Text(item, "name") ?? (Follow(item, "item") is { } inner ? JsonLd.Text(inner, "name") : null)).OfType<string>()];
    }

    /// <summary>The address of a picture: the string itself, or its url.</summary>
    public static string? Address(JsonElement picture) => JsonLd.Text(picture) ?? JsonLd.Text(picture, "url") ?? JsonLd.Text(picture, "contentUrl");

    public void Dispose() => _documents.ForEach(document => document.Dispose());

    private static bool IsArticle(string type) => type.EndsWith("Article", StringComparison.Ordinal) || (type.EndsWith("Posting", StringComparison.Ordinal) && type != "JobPosting" && type != "DiscussionForumPosting");

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What page builders get wrong most: the comment or CDATA of old browsers around it, line ends inside strings, a semicolon behind it.
    private static string Mend(string script)
    {
        var start = script.AsSpan().IndexOfAny('{', '[');
        if (start >= 0 && script.AsSpan(start).StartsWith("[CDATA["))
            start = script.AsSpan(start + 7).IndexOfAny('{', '[') is >= 0 and var inner ? start + 7 + inner : -1;
        var end = script.AsSpan().LastIndexOf('}');
        if (start < 0 || end < start)
            return "";
        if (script[start] == '[' && script.AsSpan(end).IndexOf(']') is > 0 and var close)
            end += close;
        var mended = new StringBuilder(script, start, end + 1 - start, end + 1 - start);
        for (var i = 0; i < mended.Length; i++)
        {
            if (char.IsControl(mended[i]))
                mended[i] = ' ';
        }

        return mended.ToString();
    }

    private void Collect(JsonElement element, int depth)
    {
        if (depth > 4 || _things.Count >= MostThings)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray().Take(MostThings))
                Collect(item, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var type in TypesOf(element))
                _things.Add((element, type));
            if (JsonLd.Text(element, "@id") is { } id && element.EnumerateObject().Skip(1).Any())
                _byId.TryAdd(id, element);
            foreach (var name in Holders)
            {
                if (element.TryGetProperty(name, out var inner))
                    Collect(inner, depth + 1);
            }
        }
    }

    private JsonElement? First(Func<string, bool> isWanted)
    {
        foreach (var (thing, type) in _things)
        {
            if (isWanted(type))
                return thing;
        }

        return null;
    }

    private IEnumerable<JsonElement> Items(JsonElement thing, string name)
    {
        if (thing.ValueKind != JsonValueKind.Object || !thing.TryGetProperty(name, out var value))
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MostNames).Select(Resolve) : [Resolve(value)];
    }

    private JsonElement Resolve(JsonElement value) =>
        JsonLd.Text(value, "@id") is { } id && !value.TryGetProperty("name", out _) && _byId.TryGetValue(id, out var known) ? known : value;

    private static string? NameOf(JsonElement item) => JsonLd.Text(item) ?? JsonLd.Text(item, "name");

    private static IEnumerable<string> TypesOf(JsonElement thing)
    {
        if (thing.ValueKind != JsonValueKind.Object || !thing.TryGetProperty("@type", out var type))
            return [];
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Take(MostNames).Select(JsonLd.Text) : [JsonLd.Text(type)];
        return types.OfType<string>().Select(name => name[(name.LastIndexOf('/') + 1)..]);
    }
}
