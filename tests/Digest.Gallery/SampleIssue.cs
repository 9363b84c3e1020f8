using Digest.Core.Archive;
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
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);

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

    /// <summary>The archive of an edition: one issue a week, each led by another article, one of them withdrawn.</summary>
    public static string RenderIndex(string language)
    {
        var issues = Articles.Select((article, at) => new ArchivedIssue
        {
            Id = $"weekly-2026-W{47 - at}",
            Week = $"2026-W{47 - at}",
            Day = Day.AddDays(-7 * at),
            Published = Cut.AddDays(-7 * at),
            Headline = article.Title,
            Language = article.Language,
            RightToLeft = article.Direction is TextDirection.Rtl,
            Stories = 4 + at * 5 % 9,
            Recalled = at is 3 ? Cut.AddDays(-20) : null,
        });
        return new ArchiveRenderer(new TemplateLibrary(new RepositoryTemplates())).Index(EditionIn(language), [.. issues], page: 1);
    }

    /// <summary>The page on which the contact of a webhook confirms it.</summary>
    public static string RenderReceiver(string language, string step)
    {
        var asked = step is "ask";
        var receiver = new PageReceiver("Webhook", "hooks.harbour.example", step is "waiting" ? "http 401" : null, asked ? null : "whpk_Zm9yIHRoZSBwaWN0dXJlIG9ubHksIG5vIGtleSBhdCA=", IsPublicKey: true);
        const string own = "https://digest.mizan.example/api";
        return new PageRenderer(new RepositoryTemplates()).Render(EditionIn(language), "pages/receiver.html", step, new PageContent
        {
            Receiver = receiver,
            PreferencesUrl = step is "done" ? $"{own}/preferences" : null,
            UnsubscribeUrl = asked ? null : $"{own}/unsubscribe",
            EraseUrl = asked ? null : $"{own}/erase",
        });
    }

    private static RenderedIssue Render(Edition edition, IssueComposition composition) => new IssueRenderer(new RepositoryTemplates()).Render(
        edition,
        new Issue
        {
            Edition = edition.Id,
            Week = "2026-W47",
            From = Cut.AddDays(-7),
            Cut = Cut,
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
