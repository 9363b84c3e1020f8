using System.Globalization;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;

namespace Digest.Core.Templates.Checks;

/// <summary>An issue to try templates on: its own edition, its stories made up, nobody's readers.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Composition">Its stories.</param>
public sealed record SampleIssue(Edition Edition, Issue Issue, IssueComposition Composition)
{
    /// <summary>An issue of stories like these.</summary>
    /// <param name="language">The language of the edition.</param>
    /// <param name="kind">What its stories are like.</param>
    /// <param name="count">How many there are.</param>
    public static SampleIssue Of(string language, SampleKind kind, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var edition = EditionIn(language);
        var articles = SampleArticles.Take(kind, language, count).Select((article, number) => new IssueArticle(number.ToString("x32", CultureInfo.InvariantCulture), article)).ToList();
        var issue = new Issue
        {
            Edition = edition.Id,
            Week = "2026-W47",
            From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
            Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
            State = IssueState.Composed,
            Articles = [.. articles.Select(article => article.Id)],
            Changed = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        };
        // An editor's note and the mark of a preview stand on some.
        return new SampleIssue(edition, issue, Compose(edition, articles) with { Note = count > 1 ? $"{articles[0].Article.Title}\n{articles[1].Article.Title}" : null, IsPreview = kind is SampleKind.Mixed });
    }

    /// <summary>The street of its sender, as it must be found in the mail.</summary>
    internal static string Street(string language) => language switch { "ar" => "شارع المثال", "fr" => "rue de l’Exemple", _ => "Example Street" };

    // From three stories on with sections, and the last as another report of the lead's event.
    private static IssueComposition Compose(Edition edition, List<IssueArticle> articles)
    {
        if (articles.Count < 3)
            return IssueComposition.InOrder(articles);
        var told = articles[..^1];
        return new IssueComposition([.. told.Select((article, at) => new ComposedStory(
            article, at == 0 ? [articles[^1]] : [], at == 0 || at > told.Count * 2 / 3 ? null : edition.Sections[at <= told.Count / 3 ? 0 : 1].Title, []))]);
    }

    private static Edition EditionIn(string language) => new()
    {
        Title = language switch { "ar" => "موجز الأسبوع", "fr" => "La semaine en bref", _ => "The week in brief" },
        Language = language,
        SenderName = language switch { "ar" => "دار المثال للنشر", "fr" => "Les Éditions de l’Exemple", _ => "Example Press" },
        SenderAddress = "digest@example.org",
        PostalAddress = language switch { "ar" => $"5 {Street(language)}، تونس 1000", "fr" => $"5, {Street(language)}, 1000 Tunis", _ => $"5 {Street(language)}, Tunis 1000" },
        BaseUrl = "https://digest.example.org",
        Sections = language switch
        {
            "ar" => [new() { Title = "محليات" }, new() { Title = "علوم ومجتمع" }],
            "fr" => [new() { Title = "Région" }, new() { Title = "Culture" }],
            _ => [new() { Title = "Local" }, new() { Title = "Science" }],
        },
    };
}
