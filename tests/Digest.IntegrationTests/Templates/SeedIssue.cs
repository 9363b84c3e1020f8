using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.IntegrationTests.Templates;

/// <summary>An issue of the repository's sample articles, rendered with its templates.</summary>
internal static class SeedIssue
{
    private static readonly string Root = FindRoot();

    public static IReadOnlyList<Article> Articles { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "seeds")).Order(StringComparer.Ordinal)
            .Select(file => new ArticleParser(TimeProvider.System).Parse(Path.GetFileName(file), File.ReadAllBytes(file)))];

    public static ITemplateSource Templates { get; } = new Folder(Path.Combine(Root, "templates"));

    public static RenderedIssue Render(string language = "ar", params Article[] more)
    {
        Article[] articles = [.. Articles, .. more];
        var edition = new Edition
        {
            Title = language is "ar" ? "حصاد الأسبوع" : "The Week Gathered",
            Language = language,
            TimeZone = "Africa/Cairo",
            SenderAddress = "digest@mizan.example",
            SenderName = language is "ar" ? "دار الميزان للنشر" : "Mizan Press",
            PostalAddress = language is "ar" ? "12 شارع النهر، القاهرة 11511، مصر" : "12 River Street, Cairo 11511, Egypt",
            BaseUrl = "https://digest.mizan.example",
            Length = 6,
            Sections = [new() { Title = language is "ar" ? "محليات" : "Local" }, new() { Title = language is "ar" ? "علوم وصحة" : "Science and health" }],
        };
        var issue = new Issue
        {
            Edition = edition.Id,
            Week = "2026-W47",
            From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
            Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
            State = IssueState.Composed,
            Articles = [.. articles.Select((_, number) => number.ToString("x32", null))],
            Changed = default,
        };
        var stories = articles.Select((article, number) => new IssueArticle(issue.Articles[number], article)).ToList();
        // Sections behind the lead, and another report of its event.
        var composition = new IssueComposition([.. stories.Select((story, number) => new ComposedStory(story, number == 0 ? [stories[^1]] : [], number is > 0 and < 4 ? edition.Sections[number / 3].Title : null, []))]);
        return new IssueRenderer(Templates).Render(edition, issue, composition);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Digest.sln.");
    }

    private sealed class Folder(string root) : ITemplateSource
    {
        public string? Read(string path) => File.Exists(Path.Combine(root, path)) ? File.ReadAllText(Path.Combine(root, path)) : null;
    }
}
