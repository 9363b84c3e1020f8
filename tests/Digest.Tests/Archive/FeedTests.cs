using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Digest.Core.Archive;
using Digest.Core.Archive.Feeds;
using Digest.Tests.Templates;

namespace Digest.Tests.Archive;

/// <summary>The feeds of an edition, read back by programs that know their formats.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = Library.Atom;
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public async Task A_feed_tells_the_stories_of_the_mail_in_its_order_in_each_format()
    {
        var library = new Library();
        await library.PublishAsync(Samples.Arabic(), Samples.English(), Samples.French());
        var titles = new[] { Samples.Arabic().Title, Samples.English().Title, Samples.French().Title };

        Assert.Equal(titles, library.Entries().Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal(titles, Rss(library).Descendants("item").Select(item => item.Element("title")!.Value));
        Assert.Equal(titles, Json(library).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("title").GetString()));
        Assert.All(titles, title => Assert.Contains(title, library.Render(Samples.Issue(), Samples.Arabic(), Samples.English(), Samples.French()).EmailText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Atom_has_all_that_its_standard_demands()
    {
        var library = new Library();
        await library.PublishAsync(Samples.Arabic());
        var feed = library.AtomFeed();

        Assert.Equal(("ar", "حصاد الأسبوع"), (feed.Attribute(XNamespace.Xml + "lang")!.Value, feed.Element(Atom + "title")!.Value));
        Assert.Matches("^tag:digest\\.example,2026-11-22:weekly$", feed.Element(Atom + "id")!.Value);
        Assert.Equal(["https://digest.example/api/issues/weekly/atom.xml"], Links(feed, "self"));
        Assert.Equal(["https://digest.example/api/issues/weekly"], Links(feed, "alternate"));
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        var entry = Assert.Single(library.Entries());
        Assert.Equal($"tag:digest.example,2026-11-22:weekly/{Library.IdOf(Samples.Issue(), 0)}", entry.Element(Atom + "id")!.Value);
        Assert.StartsWith("https://digest.example/api/issues/weekly-2026-W47#", Assert.Single(Links(entry, "alternate")), StringComparison.Ordinal);
        Assert.Equal(("html", "2026-11-22T07:00:00+02:00", "2026-11-22T07:00:00+02:00"),
            (entry.Element(Atom + "content")!.Attribute("type")!.Value, entry.Element(Atom + "published")!.Value, entry.Element(Atom + "updated")!.Value));
    }

    [Fact]
    public async Task RSS_says_honestly_that_its_ids_are_no_links_and_writes_four_digits_of_the_year()
    {
        var library = new Library();
        await library.PublishAsync(Samples.English());
        var channel = Rss(library).Element("channel")!;
        var item = channel.Element("item")!;

        Assert.Equal(("ar", "حصاد الأسبوع", "https://digest.example/api/issues/weekly"), (channel.Element("language")!.Value, channel.Element("description")!.Value, channel.Element("link")!.Value));
        Assert.Equal(["https://digest.example/api/issues/weekly/rss.xml"], Links(channel, "self"));
        Assert.Equal(("false", library.Entries()[0].Element(Atom + "id")!.Value), (item.Element("guid")!.Attribute("isPermaLink")!.Value, item.Element("guid")!.Value));
        Assert.Equal("Sun, 22 Nov 2026 07:00:00 +0200", item.Element("pubDate")!.Value);
        Assert.Equal(Samples.Issue().Cut, DateTimeOffset.Parse(item.Element("pubDate")!.Value, CultureInfo.InvariantCulture));
        Assert.Equal("en", item.Element(DublinCore + "language")!.Value);
    }

    [Fact]
    public async Task JSON_Feed_has_the_members_of_version_1_1()
    {
        var library = new Library();
        await library.PublishAsync(Samples.English());
        var feed = Json(library);
        var item = feed.GetProperty("items")[0];

        Assert.Equal("https://jsonfeed.org/version/1.1 https://digest.example/api/issues/weekly https://digest.example/api/issues/weekly/feed.json ar",
            string.Join(' ', new[] { "version", "home_page_url", "feed_url", "language" }.Select(name => feed.GetProperty(name).GetString())));
        Assert.Equal(library.Entries()[0].Element(Atom + "id")!.Value, item.GetProperty("id").GetString());
        Assert.Equal("2026-11-22T07:00:00+02:00", item.GetProperty("date_published").GetString());
        Assert.Contains("dir=\"ltr\"", item.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        Assert.False(item.TryGetProperty("author", out _));
    }

    [Fact]
    public async Task Each_story_has_its_own_language_and_direction()
    {
        var library = new Library(Samples.Edition("en"));
        await library.PublishAsync(Samples.English(), Samples.Arabic(), Samples.French(), Samples.English() with { Language = "und" }, Samples.English() with { Language = "x\" onclick=\"y" });

        Assert.Equal(["en", "ar", "fr", "", ""], library.Entries().Select(entry => entry.Attribute(XNamespace.Xml + "lang")!.Value));
        Assert.Equal(["ltr", "rtl", "ltr", "ltr", "ltr"], library.Entries().Select(entry => Samples.Parse(entry.Element(Atom + "content")!.Value).QuerySelector("div")!.GetAttribute("dir")));
        Assert.Equal(["en", "ar", "fr"], Rss(library).Descendants(DublinCore + "language").Select(language => language.Value));
    }

    [Fact]
    public async Task What_a_stranger_wrote_stays_text()
    {
        const string Hostile = "<script>alert(1)</script> ]]> & &lt; {{ x }} \u202E\u0001\uFFFE\uD800 \U0001F600 end";
        const string Shown = "<script>alert(1)</script> ]]> & &lt; {{ x }} \U0001F600 end";
        var library = new Library(Samples.Edition("en"));
        await library.PublishAsync(Samples.English(Hostile, Hostile) with { Source = Hostile, Sections = [Hostile], Byline = Hostile });

        var entry = Assert.Single(library.Entries());
        Assert.Equal((Shown, Shown), (entry.Element(Atom + "title")!.Value, entry.Element(Atom + "summary")!.Value));
        var content = Samples.Parse(entry.Element(Atom + "content")!.Value);
        Assert.Empty(content.QuerySelectorAll("script"));
        Assert.Equal(Shown, content.QuerySelector("p")!.TextContent);
        Assert.Equal(Shown, Rss(library).Descendants("item").Single().Element("title")!.Value);
        Assert.Equal(Shown, Json(library).GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public void Characters_that_XML_cannot_hold_are_left_out_wherever_they_come_from() =>
        Assert.Equal("a\U0001F600b", FeedXml.Clean("a\u0000\uFFFE\uDC00\U0001F600\uD800b"));

    [Fact]
    public async Task Ids_outlive_corrections_and_a_change_of_address_and_only_what_changed_is_updated()
    {
        var library = new Library();
        var issue = await library.PublishAsync(Samples.Arabic(), Samples.English());
        var before = library.Entries();
        library.Time.Advance(TimeSpan.FromHours(3));
        library.Edition.BaseUrl = "https://moved.example";
        await library.PublishAsync(issue, Samples.Arabic(), Samples.English() with { Paragraphs = ["Drills and ladders can be borrowed.", "The oldest card is from 1931."] });
        var after = library.Entries();

        Assert.Equal(before.Select(Id), after.Select(Id));
        Assert.Equal(["2026-11-22T07:00:00+02:00", "2026-11-22T10:01:00+02:00"], after.Select(entry => entry.Element(Atom + "updated")!.Value));
        Assert.Equal(before.Select(entry => entry.Element(Atom + "published")!.Value), after.Select(entry => entry.Element(Atom + "published")!.Value));
        Assert.Equal("2026-11-22T10:01:00+02:00", library.AtomFeed().Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task The_same_article_is_never_told_twice()
    {
        var library = new Library();
        var first = Library.IssueOf("2026-W46", Samples.Issue().Cut.AddDays(-7));
        await library.Archive.PublishAsync(library.Edition, first, library.Render(Samples.Issue(), Samples.Arabic()), CancellationToken.None);
        await library.PublishAsync(Samples.Arabic());

        Assert.Single(library.Entries());
    }

    [Theory]
    [InlineData(1, 30, 20)]
    [InlineData(45, 3, 45)]
    [InlineData(120, 0, 50)]
    [InlineData(19, 3, 20)]
    [InlineData(3, 2, 5)]
    public async Task It_holds_twenty_to_fifty_stories_where_there_are_so_many(int stories, int weeksBefore, int expected)
    {
        var library = new Library();
        await library.PublishWeeksAsync(weeksBefore);
        await library.PublishAsync([.. Enumerable.Range(1, stories).Select(number => Samples.Arabic($"خبر {number}"))]);

        Assert.Equal(expected, library.Entries().Count);
        Assert.Equal(expected, library.Entries().Select(Id).Distinct().Count());
        Assert.Equal(Samples.Issue().Cut, DateTimeOffset.Parse(library.Entries()[0].Element(Atom + "published")!.Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Without_an_issue_feeds_and_index_are_empty_and_valid()
    {
        var library = new Library();
        await library.Archive.RefreshAsync(library.Edition, CancellationToken.None);

        Assert.Empty(library.Entries());
        Assert.Equal("2026-11-22T07:01:00+02:00", library.AtomFeed().Element(Atom + "updated")!.Value);
        Assert.Empty(Rss(library).Descendants("item"));
        Assert.Equal(0, Json(library).GetProperty("items").GetArrayLength());
        Assert.Contains("لم يصدر", library.Files.Text("weekly/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_date_lies_in_the_future_when_clocks_differ()
    {
        var library = new Library();
        library.Time.AdjustTime(Samples.Issue().Cut.AddSeconds(30));
        await library.PublishAsync(Library.IssueOf("2026-W47", Samples.Issue().Cut.AddMinutes(2)), Samples.Arabic());

        Assert.All(library.AtomFeed().Descendants().Where(element => element.Name == Atom + "updated" || element.Name == Atom + "published"),
            element => Assert.True(DateTimeOffset.Parse(element.Value, CultureInfo.InvariantCulture) <= library.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_hub_stands_in_each_feed_and_is_told_of_each()
    {
        var library = new Library(options: new ArchiveOptions { Hub = "https://hub.example/", Url = "https://archive.example" });
        await library.PublishAsync(Samples.Arabic());

        Assert.Equal(["https://hub.example/"], Links(library.AtomFeed(), "hub"));
        Assert.Equal(["https://hub.example/"], Links(Rss(library).Element("channel")!, "hub"));
        Assert.Equal(("WebSub", "https://hub.example/"), (Json(library).GetProperty("hubs")[0].GetProperty("type").GetString(), Json(library).GetProperty("hubs")[0].GetProperty("url").GetString()));
        Assert.Equal(["https://archive.example/weekly/atom.xml", "https://archive.example/weekly/rss.xml", "https://archive.example/weekly/feed.json"], library.Files.Pings.Select(ping => ping.Feed.AbsoluteUri));
        Assert.Equal(library.Files.Pings.Select(ping => ping.Feed.AbsoluteUri).First(), Assert.Single(Links(library.AtomFeed(), "self")));
    }

    private static string Id(XElement entry) => entry.Element(Atom + "id")!.Value;

    private static IEnumerable<string> Links(XElement element, string relation) =>
        element.Elements(Atom + "link").Where(link => link.Attribute("rel")!.Value == relation).Select(link => link.Attribute("href")!.Value);

    private static XElement Rss(Library library)
    {
        using var reader = XmlReader.Create(new StringReader(library.Files.Text("weekly/rss.xml")), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader).Root!;
    }

    private static JsonElement Json(Library library) => JsonDocument.Parse(library.Files.Text("weekly/feed.json")).RootElement;
}
