using System.Text.Json;

namespace Digest.Benchmarks.Extraction;

/// <summary>Reads a folder of pages with ground truth, in the layouts of the public benchmarks.</summary>
internal static class PageSet
{
    /// <summary>Finds out which layout the folder has, and reads what it says of its pages.</summary>
    /// <exception cref="IOException">It has none of them.</exception>
    public static IReadOnlyList<Page> Open(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "ground-truth")))
            return ReadWcxb(folder);
        if (File.Exists(Path.Combine(folder, "evaldata.json")))
            return ReadTrafilatura(folder);
        if (Directory.Exists(Path.Combine(folder, "test-pages")))
            return ReadReadability(Path.Combine(folder, "test-pages"));
        if (Directory.EnumerateFiles(folder, "expected-metadata.json", SearchOption.AllDirectories).Any())
            return ReadReadability(folder);
        throw new IOException($"{folder} has no ground truth that is known here: expected ground-truth/*.json beside html/ (WCXB), evaldata.json (trafilatura's tests), or NAME/expected-metadata.json (Readability's test-pages).");
    }

    // One JSON a page; html/ID.html or html/ID.html.gz.
    private static List<Page> ReadWcxb(string folder) =>
        [.. Directory.GetFiles(Path.Combine(folder, "ground-truth"), "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var name = Path.GetFileNameWithoutExtension(file);
            var truth = json.RootElement.GetProperty("ground_truth");
            var page = Path.Combine(folder, "html", name + ".html");
            var kind = json.RootElement.TryGetProperty("_internal", out var inner) && inner.TryGetProperty("page_type", out var type) && type.ValueKind == JsonValueKind.Object ? Text(type, "primary") ?? "article" : "article";
            return new Page
            {
                Name = name,
                Site = Host(Text(json.RootElement, "url")) ?? name,
                File = File.Exists(page) ? page : page + ".gz",
                Kind = kind == "category" ? "collection" : kind,
                Title = Text(truth, "title"),
                Author = Text(truth, "author"),
                Date = Day(Text(truth, "publish_date")),
                Text = Text(truth, "main_content") ?? "",
                With = Texts(truth, "with"),
                Without = Texts(truth, "without"),
            };
        })];

    // One JSON for all, by address; the pages in eval/ or cache/.
    private static List<Page> ReadTrafilatura(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "evaldata.json")));
        var pages = new List<Page>();
        foreach (var entry in json.RootElement.EnumerateObject())
        {
            var name = Text(entry.Value, "file");
            var file = ((string[])["eval", "cache"]).Select(part => Path.Combine(folder, part, name ?? "")).FirstOrDefault(File.Exists);
            if (name is null || file is null)
                continue;
            pages.Add(new Page
            {
                Name = name,
                Site = Host(entry.Name) ?? name,
                File = file,
                Title = Text(entry.Value, "title"),
                Author = Text(entry.Value, "author"),
                Date = Day(Text(entry.Value, "date")),
                With = Texts(entry.Value, "with"),
                Without = Texts(entry.Value, "without"),
            });
        }

        return pages;
    }

    // A folder a page: source.html, expected.html, expected-metadata.json.
    private static List<Page> ReadReadability(string folder) =>
        [.. Directory.GetFiles(folder, "expected-metadata.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var truth = json.RootElement;
            var home = Path.GetDirectoryName(file)!;
            return new Page
            {
                Name = Path.GetFileName(home),
                File = Path.Combine(home, "source.html"),
                Title = Text(truth, "title"),
                Author = Text(truth, "byline"),
                Date = Day(Text(truth, "publishedTime")),
                Language = Text(truth, "lang"),
                Direction = Text(truth, "dir"),
            };
        })];

    private static string? Host(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;

    private static string? Day(string? date) => date is { Length: >= 10 } && char.IsAsciiDigit(date[0]) ? date[..10] : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
