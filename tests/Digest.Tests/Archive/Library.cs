using System.Xml.Linq;
using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Archive;

/// <summary>An archive with the issues that a test publishes in it.</summary>
internal sealed class Library
{
    public static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly TemplateFolder _templates = new();

    public Library(Edition? edition = null, ArchiveOptions? options = null, params Edition[] others)
    {
        Edition = edition ?? Samples.Edition();
        Files = new InMemoryArchive(Time);
        Archive = new IssueArchive(new EditionList([Edition, .. others], options?.Url), Files, new EditionPress(_templates, OwnTemplates, NullLogger<EditionPress>.Instance), Files, Files, Options.Create(options ?? new ArchiveOptions()), Time, NullLogger<IssueArchive>.Instance);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 5, 1, 0, TimeSpan.Zero));

    public Edition Edition { get; }

    public InMemoryArchive Files { get; }

    public IssueArchive Archive { get; }

    public InMemoryTemplates OwnTemplates { get; } = new();

    public static Issue IssueOf(string week, DateTimeOffset cut) => Samples.Issue() with { Week = week, Cut = cut };

    /// <summary>Publishes the issue of week 47.</summary>
    public Task<Issue> PublishAsync(params Article[] articles) => PublishAsync(Samples.Issue(articles.Length), articles);

    public async Task<Issue> PublishAsync(Issue issue, params Article[] articles)
    {
        await Archive.PublishAsync(Edition, issue, Render(issue, articles), CancellationToken.None);
        return issue;
    }

    /// <summary>Publishes an issue for each week before week 47, the oldest first, with a story each.</summary>
    public async Task PublishWeeksAsync(int count)
    {
        for (var ago = count; ago > 0; ago--)
        {
            var cut = Samples.Issue().Cut.AddDays(-7 * ago);
            await PublishAsync(IssueOf($"{System.Globalization.ISOWeek.GetYear(cut.Date):D4}-W{System.Globalization.ISOWeek.GetWeekOfYear(cut.Date):D2}", cut), Samples.Arabic($"الخبر رقم {ago}"));
        }
    }

    public RenderedIssue Render(Issue issue, params Article[] articles) => new IssueRenderer(_templates).Render(Edition, issue, new IssueComposition(
        [.. articles.Select((article, at) => new ComposedStory(new IssueArticle(IdOf(issue, at), article), [], null, []))]));

    /// <summary>The id of an article by its issue and place.</summary>
    public static string IdOf(Issue issue, int at) => $"{issue.Week.Replace("-W", "", StringComparison.Ordinal)}{at + 1:x26}";

    public XElement AtomFeed() => XDocument.Parse(Files.Text("weekly/atom.xml")).Root!;

    public IReadOnlyList<XElement> Entries() => [.. AtomFeed().Elements(Atom + "entry")];
}
