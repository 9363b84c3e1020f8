using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Benchmarks.Issues;

/// <summary>An issue of the repository's sample articles and templates: as many as asked for, the same text under headlines of their own.</summary>
internal sealed class SampleIssue : ITemplateSource
{
    private readonly string _root;

    /// <param name="root">The repository.</param>
    /// <param name="count">How many articles.</param>
    /// <param name="languages">Only articles of these languages, in turn; of all when there is none.</param>
    public SampleIssue(string root, int count, params string[] languages)
    {
        _root = root;
        var parser = new ArticleParser(TimeProvider.System);
        var samples = Directory.GetFiles(Path.Combine(root, "seeds")).Order(StringComparer.Ordinal)
            .Select(file => parser.Parse(Path.GetFileName(file), File.ReadAllBytes(file)))
            .Where(article => languages.Length == 0 || languages.Contains(article.Language)).ToList();
        Articles = [.. Enumerable.Range(0, count).Select(number => new IssueArticle(number.ToString("x32", CultureInfo.InvariantCulture), Varied(samples[number % samples.Count], number)))];
        Issue = new Issue
        {
            Edition = Edition.Id,
            Week = "2026-W47",
            From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
            Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
            State = IssueState.Delivering,
            Articles = [.. Articles.Select(article => article.Id)],
            Changed = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        };
    }

    public IReadOnlyList<IssueArticle> Articles { get; }

    public Issue Issue { get; }

    public Edition Edition { get; } = new()
    {
        Title = "حصاد الأسبوع",
        TimeZone = "Africa/Cairo",
        SenderAddress = "digest@mizan.example",
        SenderName = "دار الميزان للنشر",
        PostalAddress = "12 شارع النهر، القاهرة 11511، مصر",
        BaseUrl = "https://digest.mizan.example",
    };

    public IssueComposition Plan() => IssuePlanner.Plan(Edition, new DateOnly(2026, 11, 22), Articles);

    public string? Read(string path) => Path.Combine(_root, "templates", path) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    // Another headline, other keywords and another fingerprint, so that no two of them are one story.
    private static Article Varied(Article article, int number)
    {
        var print = new byte[64];
        new Random(number).NextBytes(print);
        var mark = string.Create(CultureInfo.InvariantCulture, $"{article.Title.Split(' ')[0]}{number}");
        return article with { Title = $"{article.Title} {mark}", Keywords = [mark], Places = [], Organisations = [], Fingerprint = Convert.ToHexStringLower(print) };
    }
}
