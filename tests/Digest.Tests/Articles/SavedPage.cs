using System.Text.Json;
using System.Text.Json.Serialization;
using Digest.Core.Articles;
using Digest.Tests.Seeds;

namespace Digest.Tests.Articles;

/// <summary>A page as a site shows it, and what an editor reads in it: null where the page does not say.</summary>
internal sealed record SavedPage(string Name, PageTruth Truth)
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "tests", "Digest.Tests", "Pages");

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <summary>The pages by name, as <c>known/NAME.html</c>: known are those that the parser is developed on, held those that it is not.</summary>
    public static IReadOnlyDictionary<string, SavedPage> All { get; } = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".txt" or ".html")
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
        .ToDictionary(name => name, name => new SavedPage(name, ReadTruth(name)), StringComparer.Ordinal);

    /// <summary>What the parser does not reach yet: a check and a page each, from gaps.tsv.</summary>
    public static IReadOnlyList<(string Check, string Name)> Gaps { get; } =
        [.. File.ReadAllLines(Path.Combine(Folder, "gaps.tsv")).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1]))];

    public bool IsHtml => Name.EndsWith(".html", StringComparison.Ordinal);

    public byte[] Content => File.ReadAllBytes(Path.Combine(Folder, Name));

    public Article Parse() => Parsing.Parser.Parse(Path.GetFileName(Name), Content);

    /// <summary>What was understood; null when the page was rejected.</summary>
    public Article? TryParse()
    {
        try
        {
            return Parse();
        }
        catch (ArticleRejectedException)
        {
            return null;
        }
    }

    private static PageTruth ReadTruth(string name) =>
        JsonSerializer.Deserialize<PageTruth>(File.ReadAllBytes(Path.Combine(Folder, Path.ChangeExtension(name, ".truth.json"))), Snake)!;
}

/// <summary>What a page says; <see cref="NotInBody"/> are lines of its frame.</summary>
internal sealed record PageTruth(
    string Title,
    string? Byline,
    string? Source,
    string? Place,
    DateOnly? Date,
    TimeOnly? Time,
    string Language,
    string Direction,
    IReadOnlyList<string> Sections,
    IReadOnlyList<PageBlock> Body,
    string? Picture,
    string? Link,
    IReadOnlyList<string> NotInBody)
{
    /// <summary>Other credits of the page that are as good: the site's own name beside that of the agency.</summary>
    public IReadOnlyList<string> SourceAlso { get; init; } = [];
}

internal sealed record PageBlock(PageBlockKind Kind, string Text)
{
    /// <summary>Whether a reader may leave it out, as he may the caption of the lead picture.</summary>
    public bool IsOptional => Kind is PageBlockKind.Caption or PageBlockKind.Standfirst;
}

internal enum PageBlockKind
{
    Paragraph,
    Heading,
    Item,
    Quote,
    Caption,
    Standfirst,
}
