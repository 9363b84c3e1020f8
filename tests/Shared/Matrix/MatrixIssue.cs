using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Shared.Matrix;

/// <summary>One issue of the matrix with what was rendered of it, made when it is asked for first.</summary>
public sealed class MatrixIssue
{
    private readonly Lazy<RenderedIssue> _rendered;
    private readonly Lazy<IHtmlDocument> _mail;
    private readonly Lazy<IHtmlDocument> _page;

    internal MatrixIssue(string name, Edition edition, Article[] articles, string? note = null, bool hostile = false, bool preview = false)
    {
        Name = name;
        Edition = edition;
        IsHostile = hostile;
        Composition = Compose(edition, articles) with { Note = note, IsPreview = preview };
        Issue = new Issue
        {
            Edition = edition.Id,
            Week = "2026-W47",
            From = new DateTimeOffset(2026, 11, 15, 5, 0, 0, TimeSpan.Zero),
            Cut = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
            State = IssueState.Composed,
            Articles = [.. articles.Select((_, at) => Id(at))],
            Changed = new DateTimeOffset(2026, 11, 22, 5, 0, 0, TimeSpan.Zero),
        };
        _rendered = new(() => new IssueRenderer(new RepositoryTemplates()).Render(Edition, Issue, Composition));
        _mail = new(() => new HtmlParser().ParseDocument(Rendered.EmailHtml));
        _page = new(() => new HtmlParser().ParseDocument(Rendered.WebHtml));
    }

    /// <summary>What stands in the messages of tests, and in the names of files.</summary>
    public string Name { get; }

    public Edition Edition { get; }

    public Issue Issue { get; }

    public IssueComposition Composition { get; }

    /// <summary>Whether its articles want to break something.</summary>
    public bool IsHostile { get; }

    public RenderedIssue Rendered => _rendered.Value;

    /// <summary>The html part of the mail.</summary>
    public IHtmlDocument Mail => _mail.Value;

    /// <summary>The page of the archive.</summary>
    public IHtmlDocument Page => _page.Value;

    /// <summary>Whether the edition is read from right to left.</summary>
    public bool IsRightToLeft => Edition.Language is "ar";

    public override string ToString() => Name;

    // Sections behind the lead, and other reports of its event, as soon as there is enough to group.
    private static IssueComposition Compose(Edition edition, Article[] articles)
    {
        var told = articles.Select((article, at) => new IssueArticle(Id(at), article)).ToList();
        if (told.Count < 5)
            return IssueComposition.InOrder(told);
        return new([.. told.Take(told.Count - 1).Select((story, at) => new ComposedStory(
            story, at is 0 ? [told[^1]] : [], at is 0 ? null : at < told.Count / 3 ? edition.Sections[0].Title : at < told.Count / 2 ? edition.Sections[1].Title : null, []))]);
    }

    private static string Id(int at) => (at + 1).ToString("x32", null);
}
