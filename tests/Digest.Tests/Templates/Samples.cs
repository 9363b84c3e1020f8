using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>Editions, issues and articles to render.</summary>
public static class Samples
{
    public static Article Arabic(string title = "افتتاح جسر جديد على النيل يربط ضفتي المدينة", string? summary = null) => new()
    {
        File = "bridge.txt",
        Title = title,
        Place = "أسوان",
        Published = new(new(2026, 11, 17), null, DatePrecision.Day, "a test"),
        Source = "وكالة النهر",
        Sections = ["محليات"],
        Language = "ar",
        Direction = TextDirection.Rtl,
        Summary = summary ?? "افتتح اليوم جسر يربط ضفتي المدينة ويختصر الطريق إلى المستشفى من ساعة إلى عشر دقائق.",
        Paragraphs = ["افتتح اليوم جسر يربط ضفتي المدينة.", "وقال المهندس إن العمل استمر ثلاث سنوات."],
        Words = 420,
        ReadingMinutes = 3,
        Fingerprint = "0123456789abcdef",
    };

    public static Article English(string title = "Library lends tools as well as books", string? summary = null) => new()
    {
        File = "library.md",
        Title = title,
        Place = "Leeds",
        Published = new(new(2026, 11, 20), new(9, 15), DatePrecision.Minute, "a test"),
        Language = "en",
        Direction = TextDirection.Ltr,
        Summary = summary ?? "Drills, ladders and a sewing machine can be borrowed for a week with an ordinary library card.",
        Paragraphs = ["Drills, ladders and a sewing machine can be borrowed.", "The oldest card is from 1931."],
        Words = 180,
        Fingerprint = "0123456789abcdef",
    };

    public static Article French() => new()
    {
        File = "marche.html",
        Title = "Le marché de nuit revient au bord du canal",
        Published = new(new(2026, 8, 1), null, DatePrecision.Day, "a test"),
        Language = "fr",
        Direction = TextDirection.Ltr,
        Summary = "Trente étals, deux orchestres et l’été jusqu’à minuit : le marché de nuit a retrouvé ses quais.",
        Paragraphs = ["Trente étals et deux orchestres."],
        Words = 90,
        Fingerprint = "0123456789abcdef",
    };

    public static Edition Edition(string language = "ar") => new()
    {
        Title = language is "ar" ? "حصاد الأسبوع" : language is "fr" ? "La semaine" : "The Week",
        Language = language,
        TimeZone = "Africa/Cairo",
        SenderAddress = "news@digest.example",
        PostalAddress = language is "ar" ? "12 شارع النهر، القاهرة" : "12 River Street, Cairo",
        BaseUrl = "https://digest.example",
    };

    public static Issue Issue(int articles = 1) => new()
    {
        Edition = "weekly",
        Week = "2026-W47",
        From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
        Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        State = IssueState.Composed,
        Articles = [.. Enumerable.Range(1, articles).Select(number => number.ToString("x32", null))],
        Changed = default,
    };

    public static RenderedIssue Render(params Article[] articles) => Render(Edition(), new TemplateFolder(), articles);

    public static RenderedIssue Render(Edition edition, params Article[] articles) => Render(edition, new TemplateFolder(), articles);

    public static RenderedIssue Render(Edition edition, ITemplateSource templates, params Article[] articles) =>
        new IssueRenderer(templates).Render(edition, Issue(articles.Length), Composition(articles));

    /// <summary>The articles in the given order, each a story of its own.</summary>
    public static IssueComposition Composition(params Article[] articles) => IssueComposition.InOrder(articles.Select((article, at) => new IssueArticle((at + 1).ToString("x32", null), article)));

    /// <summary>What a one-line html template prints.</summary>
    public static string Print(string template, params Article[] articles) =>
        Render(Edition(), new TemplateFolder().With("web.html", template), articles.Length > 0 ? articles : [Arabic()]).WebHtml.TrimEnd();

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
