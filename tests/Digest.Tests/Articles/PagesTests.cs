using Digest.Core.Articles;

namespace Digest.Tests.Articles;

/// <summary>Own pages in the layouts of news sites, most of them Arabic, against what an editor reads in them.</summary>
public sealed class PagesTests
{
    private const double MeanBodyFloor = .95;

    private const double PageBodyFloor = .80;

    private static readonly Dictionary<string, Func<SavedPage, Article, bool>> Checks = new(StringComparer.Ordinal)
    {
        ["title"] = (page, article) => article.Title == page.Truth.Title,
        ["date"] = (page, article) => article.Published is not { } published || published.Date == page.Truth.Date,
        ["date found"] = (page, article) => page.Truth.Date is null || article.Published is not null,
        ["time"] = (page, article) => article.Published?.Time is not { } time || time == page.Truth.Time,
        ["sections"] = (page, article) => article.Sections.All(page.Truth.Sections.Contains),
        ["body"] = (page, _) => BodyF1(page) >= PageBodyFloor,
        ["frame"] = (page, article) => HasNoFrame(page, article),
        ["language"] = (page, article) => (article.Language, article.Direction.ToString().ToLowerInvariant()) == (page.Truth.Language, page.Truth.Direction),
        ["byline"] = (page, article) => article.Byline is null || article.Byline == page.Truth.Byline,
        ["place"] = (page, article) => article.Place is null || string.Equals(article.Place, page.Truth.Place, StringComparison.OrdinalIgnoreCase),
        ["byline found"] = (page, article) => page.Truth.Byline is null || article.Byline is not null,
        ["place found"] = (page, article) => page.Truth.Place is null || article.Place is not null,
        ["source found"] = (page, article) => page.Truth.Source is null || article.Source is not null,
        ["sections found"] = (page, article) => page.Truth.Sections.Count == 0 || article.Sections.Count > 0,
        ["picture"] = (page, article) => IsPicture(article.Picture?.Url, page.Truth.Picture),
        ["link"] = (page, article) => article.Link == page.Truth.Link,
        ["source"] = (page, article) => article.Source is null || article.Source == page.Truth.Source || page.Truth.SourceAlso.Contains(article.Source),
    };

    public static TheoryData<string> Names { get; } = [.. Checks.Keys];

    // gaps.tsv lists what is not reached yet, a check and a page a line: it may only shrink.
    [Theory]
    [MemberData(nameof(Names))]
    public void Each_page_is_read_right_or_is_a_known_gap(string check)
    {
        var gaps = SavedPage.Gaps.Where(gap => gap.Check == check).Select(gap => gap.Name).ToHashSet(StringComparer.Ordinal);
        var wrong = SavedPage.All.Values.Where(page => page.TryParse() is not { } article || !Checks[check](page, article)).Select(page => page.Name).ToHashSet(StringComparer.Ordinal);

        Assert.True(gaps.SetEquals(wrong), $"{check} is read wrong: {string.Join(' ', wrong.Except(gaps))}. It is read right now, so take it from gaps.tsv: {string.Join(' ', gaps.Except(wrong))}.");
    }

    // An address that the page gives without its host is known only where the page says where it is.
    private static bool IsPicture(string? found, string? truth) =>
        found == truth || (truth is ['/', ..] && (found is null || found.EndsWith(truth, StringComparison.Ordinal)));

    private static bool HasNoFrame(SavedPage page, Article article)
    {
        var paragraphs = article.Paragraphs.Select(Folded).ToList();
        return !page.Truth.NotInBody.Any(line => paragraphs.Any(paragraph => Holds(paragraph, Folded(line))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bodies_are_the_stories_on_the_whole(bool html) =>
        Assert.InRange(SavedPage.All.Values.Where(page => page.IsHtml == html).Average(BodyF1), MeanBodyFloor, 1);

    [Fact]
    public void There_are_enough_pages_of_each_kind()
    {
        var arabic = SavedPage.All.Values.Where(page => page.Truth.Language == "ar").ToList();

        Assert.InRange(arabic.Count, 40, int.MaxValue);
        Assert.InRange(arabic.Count(page => !page.IsHtml), 24, int.MaxValue);
        Assert.InRange(SavedPage.All.Values.Count(page => page.IsHtml), 20, int.MaxValue);
    }

    [Fact]
    public void No_two_stories_share_their_words()
    {
        var stories = SavedPage.All.Values.Select(page => (page.Name, Shingles: Shingles(page))).ToList();

        foreach (var (first, second) in stories.SelectMany((story, i) => stories.Skip(i + 1).Select(other => (story, other))))
        {
            var shared = first.Shingles.Count(second.Shingles.Contains);
            Assert.True(shared < .03 * Math.Min(first.Shingles.Count, second.Shingles.Count), $"{first.Name} and {second.Name} share {shared} runs of three words.");
        }
    }

    // A caption or standfirst is neither missed when it is absent nor too much when it is there.
    private static double BodyF1(SavedPage page)
    {
        if (page.TryParse() is not { } article)
            return 0;

        var optional = page.Truth.Body.Where(block => block.IsOptional).Select(block => Folded(block.Text)).ToHashSet(StringComparer.Ordinal);
        return WordOverlap.F1(
            page.Truth.Body.Where(block => !block.IsOptional).Select(block => block.Text),
            article.Paragraphs.Where(paragraph => !optional.Contains(Folded(paragraph))));
    }

    // A long line of the frame may not stand inside a paragraph either; a short one may be words of the story.
    private static bool Holds(string paragraph, string line) =>
        paragraph == line || (line.Count(sign => sign == ' ') >= 4 && paragraph.Contains(line, StringComparison.Ordinal));

    private static string Folded(string text) => string.Join(' ', WordOverlap.Words(text));

    private static HashSet<string> Shingles(SavedPage page)
    {
        var words = WordOverlap.Words(page.Truth.Body.Select(block => block.Text)).ToList();
        return [.. words.Zip(words.Skip(1), words.Skip(2)).Select(run => $"{run.First} {run.Second} {run.Third}")];
    }
}
