namespace Digest.Tests.Articles;

/// <summary>Own pages in the layouts of news sites, most of them Arabic, against what an editor reads in them.</summary>
public sealed class PagesTests
{
    private const double MeanBodyFloor = .95;

    private const double PageBodyFloor = .80;

    private const double DatesFoundFloor = .90;

    public static TheoryData<string> Names { get; } = [.. SavedPage.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_title_is_that_of_the_story(string name) =>
        Assert.Equal(SavedPage.All[name].Truth.Title, SavedPage.All[name].Parse().Title);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_date_is_right_or_unknown(string name)
    {
        var page = SavedPage.All[name];

        if (page.Parse().Published is { } published)
            Assert.Equal(page.Truth.Date, published.Date);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_time_is_that_of_the_page_or_unknown(string name)
    {
        var page = SavedPage.All[name];

        if (page.Parse().Published?.Time is { } time)
            Assert.Equal(page.Truth.Time, time);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_section_is_a_word_of_the_menu(string name)
    {
        var page = SavedPage.All[name];

        Assert.Subset(page.Truth.Sections.ToHashSet(StringComparer.Ordinal), page.Parse().Sections.ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_body_is_the_story(string name) =>
        Assert.InRange(BodyF1(SavedPage.All[name]), PageBodyFloor, 1);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_line_of_the_frame_is_in_the_body(string name)
    {
        var page = SavedPage.All[name];
        var paragraphs = page.Parse().Paragraphs.Select(Folded).ToList();

        Assert.DoesNotContain(page.Truth.NotInBody, line => paragraphs.Any(paragraph => Holds(paragraph, Folded(line))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_language_and_its_direction_are_those_of_the_story(string name)
    {
        var page = SavedPage.All[name];
        var article = page.Parse();

        Assert.Equal((page.Truth.Language, page.Truth.Direction), (article.Language, article.Direction.ToString().ToLowerInvariant()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Byline_source_and_place_are_right_or_unknown(string name)
    {
        var (truth, article) = (SavedPage.All[name].Truth, SavedPage.All[name].Parse());

        List<string?> sources = [truth.Source, .. truth.SourceAlso];
        Assert.Equal(article.Byline is null ? null : truth.Byline, article.Byline);
        Assert.Equal(article.Place is null ? null : truth.Place, article.Place);
        if (article.Source is not null)
            Assert.Contains(article.Source, sources);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bodies_are_the_stories_on_the_whole(bool html) =>
        Assert.InRange(SavedPage.All.Values.Where(page => page.IsHtml == html).Average(BodyF1), MeanBodyFloor, 1);

    [Theory]
    [InlineData("known/")]
    [InlineData("held/")]
    public void Dates_are_found_on_the_whole(string folder)
    {
        var dated = SavedPage.All.Values.Where(page => page.Truth.Date is not null && page.Name.StartsWith(folder, StringComparison.Ordinal)).ToList();

        Assert.InRange(dated.Count(page => page.TryParse()?.Published?.Date == page.Truth.Date), DatesFoundFloor * dated.Count, dated.Count);
    }

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
