using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Digest.Shared;

namespace Digest.Gallery;

/// <summary>An issue of the sample articles, as an edition of each language would compose and print it.</summary>
internal static class SampleIssue
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private static readonly IReadOnlyList<Article> Articles =
        [.. Directory.GetFiles(Path.Combine(RepositoryTemplates.Root, "seeds")).Order(StringComparer.Ordinal)
            .Select(file => new ArticleParser(TimeProvider.System).Parse(Path.GetFileName(file), File.ReadAllBytes(file)))];

    /// <summary>The issue with its first stories told and the rest linked.</summary>
    public static RenderedIssue Render(string language, int told)
    {
        var edition = EditionIn(language);
        edition.Length = told;
        IReadOnlyList<IssueArticle> articles = [.. Articles.Select((article, at) => new IssueArticle((at + 1).ToString("x32", null), article))];
        return Render(edition, IssuePlanner.Plan(edition, Day, articles));
    }

    /// <summary>The word on a week without articles.</summary>
    public static RenderedIssue RenderEmpty(string language) => Render(EditionIn(language), new IssueComposition([]));

    private static RenderedIssue Render(Edition edition, IssueComposition composition) => new IssueRenderer(new RepositoryTemplates()).Render(
        edition,
        new Issue
        {
            Edition = edition.Id,
            Week = "2026-W47",
            From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
            Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
            State = IssueState.Composed,
            Articles = [.. composition.Stories.Select(story => story.Told.Id)],
            Changed = default,
        },
        composition);

    private static Edition EditionIn(string language) => new()
    {
        Title = language switch { "ar" => "حصاد الأسبوع", "fr" => "La semaine", _ => "The Week Gathered" },
        Language = language,
        TimeZone = "Africa/Cairo",
        SenderAddress = "digest@mizan.example",
        SenderName = language switch { "ar" => "دار الميزان للنشر", "fr" => "Éditions Mizan", _ => "Mizan Press" },
        PostalAddress = language is "ar" ? "12 شارع النهر، القاهرة 11511، مصر" : "12 River Street, Cairo 11511, Egypt",
        BaseUrl = "https://digest.mizan.example",
    };
}
