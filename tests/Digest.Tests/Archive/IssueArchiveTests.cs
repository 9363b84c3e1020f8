using Digest.Core.Archive;
using Digest.Core.Articles;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;

namespace Digest.Tests.Archive;

/// <summary>What stands in the archive after issues were published, corrected and withdrawn.</summary>
public sealed class IssueArchiveTests
{
    private const string Page = "weekly-2026-W47/index.html";

    [Fact]
    public async Task An_issue_is_published_with_page_data_picture_index_and_feeds()
    {
        var library = new Library();
        var issue = await library.PublishAsync(Samples.Arabic(), Samples.English());

        Assert.Equal(["weekly-2026-W47/card.png", Page, "weekly-2026-W47/issue.json", "weekly/atom.xml", "weekly/feed.json", "weekly/index.html", "weekly/rss.xml"], library.Files.Files.Keys);
        Assert.Equal(library.Render(issue, Samples.Arabic(), Samples.English()).Json, library.Files.Text("weekly-2026-W47/issue.json"));
        Assert.All(library.Files.Files.Keys, path => Assert.Equal(path, ArchivePaths.Find(path)));
    }

    [Fact]
    public async Task Repeating_it_changes_no_file()
    {
        var library = new Library();
        var issue = await library.PublishAsync(Samples.Arabic());
        var before = library.Files.Files;
        library.Time.Advance(TimeSpan.FromDays(1));
        await library.PublishAsync(issue, Samples.Arabic());

        Assert.Equal(before, library.Files.Files);
    }

    [Fact]
    public async Task The_index_tells_all_issues_newest_first_in_pages_with_their_years()
    {
        var library = new Library();
        await library.PublishWeeksAsync(119);
        await library.PublishAsync(Samples.English("Bridge <b>opens</b>"));

        var pages = new[] { "weekly/index.html", "weekly/page-2.html", "weekly/page-3.html" }.Select(path => Samples.Parse(library.Files.Text(path))).ToList();
        Assert.Equal([50, 50, 20], pages.Select(page => page.QuerySelectorAll("li").Length));
        var links = pages.SelectMany(page => page.QuerySelectorAll("li a")).ToList();
        Assert.Equal(120, links.Select(link => link.GetAttribute("href")).Distinct().Count());
        Assert.Equal(("https://digest.example/api/issues/weekly-2026-W47", "Bridge <b>opens</b>", "en", "ltr"),
            (links[0].GetAttribute("href"), links[0].TextContent, links[0].ParentElement!.GetAttribute("lang"), links[0].ParentElement!.GetAttribute("dir")));
        Assert.Equal("الخبر رقم 1", links[1].TextContent);
        Assert.Equal(["2026", "2025"], pages[0].QuerySelectorAll("h2").Select(year => year.TextContent));
        Assert.Equal(["ar", "rtl"], new[] { "lang", "dir" }.Select(name => pages[0].DocumentElement.GetAttribute(name)));
        Assert.Equal("https://digest.example/api/issues/weekly/page-2.html", Assert.Single(pages[0].QuerySelectorAll("nav a")).GetAttribute("href"));
        Assert.Equal(["https://digest.example/api/issues/weekly", "https://digest.example/api/issues/weekly/page-3.html"], pages[1].QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.All(pages, page => Assert.Empty(page.QuerySelectorAll("script")));
    }

    [Fact]
    public async Task Several_editions_have_a_page_that_leads_to_each()
    {
        var monday = Samples.Edition("fr");
        monday.Id = "monday";
        var library = new Library(null, null, monday);
        await library.PublishAsync(Samples.Arabic());

        var links = Samples.Parse(library.Files.Text("index.html")).QuerySelectorAll("li a");
        Assert.Equal(["https://digest.example/api/issues/weekly", "https://digest.example/api/issues/monday"], links.Select(link => link.GetAttribute("href")));
        Assert.Equal(["rtl", "ltr"], links.Select(link => link.Closest("li")!.GetAttribute("dir")));
    }

    [Fact]
    public async Task A_withdrawn_issue_leaves_a_notice_and_a_mark_and_nothing_of_its_stories()
    {
        var library = new Library();
        await library.PublishWeeksAsync(1);
        await library.PublishAsync(Samples.Arabic("عنوان سُحب لاحقًا"));
        library.Time.Advance(TimeSpan.FromDays(2));
        Assert.True(await library.Archive.RecallAsync(library.Edition, "weekly-2026-W47", CancellationToken.None));

        Assert.True(library.Files.Files[Page].File.Gone);
        Assert.Contains("سُحب عدد 22 نوفمبر 2026 في 24 نوفمبر 2026", Samples.Parse(library.Files.Text(Page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("سُحب في 24 نوفمبر 2026", library.Files.Text("weekly/index.html"), StringComparison.Ordinal);
        Assert.Equal("الخبر رقم 1", Assert.Single(library.Entries()).Element(Library.Atom + "title")!.Value);
        Assert.DoesNotContain(library.Files.Files.Keys, path => path is "weekly-2026-W47/card.png" or "weekly-2026-W47/issue.json");
        Assert.All(library.Files.Files.Keys, path => Assert.DoesNotContain("لاحقًا", library.Files.Text(path), StringComparison.Ordinal));
        Assert.Equal("2026-11-24T07:01:00+02:00", library.AtomFeed().Element(Library.Atom + "updated")!.Value);
    }

    [Fact]
    public async Task A_withdrawn_issue_stays_withdrawn_whoever_publishes_it_again()
    {
        var library = new Library();
        var issue = await library.PublishAsync(Samples.Arabic());
        await library.Archive.RecallAsync(library.Edition, issue.Id, CancellationToken.None);
        var before = library.Files.Files;
        library.Time.Advance(TimeSpan.FromDays(1));
        await library.PublishAsync(issue, Samples.Arabic());
        await library.Archive.RecallAsync(library.Edition, issue.Id, CancellationToken.None);

        Assert.Equal(before, library.Files.Files);
    }

    [Fact]
    public async Task What_was_never_published_cannot_be_withdrawn() =>
        Assert.False(await new Library().Archive.RecallAsync(Samples.Edition(), "weekly-2026-W47", CancellationToken.None));

    [Theory]
    [InlineData("weekly-2026-W47/card.png")]
    [InlineData(Page)]
    [InlineData("weekly-2026-W47/issue.json")]
    [InlineData("weekly/index.html")]
    [InlineData("weekly/atom.xml")]
    [InlineData("weekly/feed.json")]
    public async Task A_recall_while_another_host_publishes_wins_wherever_it_falls(string path)
    {
        var library = new Library();
        var issue = Samples.Issue();
        await library.PublishAsync(issue, Samples.Arabic());
        library.Files.BeforeWriting = async written =>
        {
            if (written != path)
                return;
            library.Files.BeforeWriting = null;
            await library.Archive.RecallAsync(library.Edition, issue.Id, CancellationToken.None);
        };
        library.Time.Advance(TimeSpan.FromHours(1));
        await library.PublishAsync(issue, Samples.Arabic("عنوان مصحح"));

        Assert.True(library.Files.Files[Page].File.Gone);
        Assert.Empty(library.Entries());
        Assert.All(library.Files.Files.Keys, file => Assert.DoesNotContain("عنوان مصحح", library.Files.Text(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("weekly-2026-W47/issue.json")]
    [InlineData("weekly/index.html")]
    [InlineData("weekly/atom.xml")]
    [InlineData("weekly/rss.xml")]
    public async Task Two_hosts_that_publish_different_issues_at_once_leave_both_in_index_and_feeds(string path)
    {
        var library = new Library();
        var next = Library.IssueOf("2026-W48", Samples.Issue().Cut.AddDays(7));
        library.Time.Advance(TimeSpan.FromDays(8));
        library.Files.BeforeWriting = async written =>
        {
            if (written != path)
                return;
            library.Files.BeforeWriting = null;
            await library.PublishAsync(next, Samples.English());
        };
        await library.PublishAsync(Samples.Arabic());

        Assert.Equal([Samples.English().Title, Samples.Arabic().Title], library.Entries().Select(entry => entry.Element(Library.Atom + "title")!.Value));
        Assert.Equal(2, Samples.Parse(library.Files.Text("weekly/index.html")).QuerySelectorAll("li").Length);
    }

    [Fact]
    public async Task Many_hosts_that_publish_the_same_issue_at_once_leave_it_once()
    {
        var library = new Library();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => library.PublishAsync(Samples.Arabic()))));

        Assert.Single(library.Entries());
        Assert.Single(Samples.Parse(library.Files.Text("weekly/index.html")).QuerySelectorAll("li"));
    }

    [Theory]
    [InlineData("Asia/Riyadh", "2026-11-21T21:30:00Z", "2026-11-22", "22 November 2026")]
    [InlineData("Asia/Riyadh", "2026-11-21T20:30:00Z", "2026-11-21", "21 November 2026")]
    [InlineData("America/Los_Angeles", "2026-11-22T07:30:00Z", "2026-11-21", "21 November 2026")]
    [InlineData("America/Los_Angeles", "2026-11-22T08:30:00Z", "2026-11-22", "22 November 2026")]
    public async Task Mail_page_index_picture_and_feeds_bear_the_publications_day_near_midnight_F21(string zone, string cut, string day, string words)
    {
        var edition = Samples.Edition("en");
        edition.TimeZone = zone;
        var library = new Library(edition);
        library.Time.AdjustTime(DateTimeOffset.Parse(cut, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(1));
        var issue = await library.PublishAsync(Library.IssueOf("2026-W47", library.Time.GetUtcNow().AddMinutes(-1)), Samples.English());
        var mail = library.Render(issue, Samples.English());

        Assert.Contains(words, mail.EmailText, StringComparison.Ordinal);
        Assert.Contains(words, mail.EmailHtml, StringComparison.Ordinal);
        Assert.Equal(day, Samples.Parse(library.Files.Text(Page)).QuerySelector("header time")!.GetAttribute("datetime"));
        Assert.Contains(words, library.Files.Text(Page), StringComparison.Ordinal);
        Assert.Equal(day, Samples.Parse(library.Files.Text("weekly/index.html")).QuerySelector("li time")!.GetAttribute("datetime"));
        Assert.Contains(words, Assert.Single(library.Files.Cards).Date, StringComparison.Ordinal);
        Assert.StartsWith(day, library.Entries()[0].Element(Library.Atom + "published")!.Value, StringComparison.Ordinal);
        Assert.Contains(DateOnly.ParseExact(day, "O", null).ToString("dd MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), library.Files.Text("weekly/rss.xml"), StringComparison.Ordinal);
        Assert.Contains($"\"date_published\": \"{day}", library.Files.Text("weekly/feed.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_public_file_knows_any_reader_F33()
    {
        var newsroom = new Newsroom();
        string[] readers = [(await newsroom.SubscribeAsync("layla@readers.example")).Id, (await newsroom.SubscribeAsync("omar@readers.example")).Id];
        await newsroom.UploadArticleAsync(1);
        await newsroom.UploadArticleAsync(2);
        newsroom.Time.SetUtcNow(new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero));
        await newsroom.LiveAsync(TimeSpan.FromHours(2));

        Assert.Equal(2, newsroom.Mail.Tried.Count);
        Assert.Contains("weekly-2026-W47/index.html", newsroom.PublicFiles.Files.Keys);
        Assert.All(newsroom.PublicFiles.Files.Keys, path =>
        {
            var text = newsroom.PublicFiles.Text(path);
            Assert.DoesNotContain(text, c => c is ReaderMark.Open or ReaderMark.Close);
            Assert.All(["unsubscribe", "readers.example", .. readers], secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task The_page_is_shared_with_the_issues_own_picture()
    {
        var library = new Library();
        var issue = await library.PublishAsync(Samples.English("Bridge \"opens\""));
        var head = Samples.Parse(library.Files.Text(Page)).Head!;
        string? Meta(string name) => head.QuerySelector($"meta[property='{name}'], meta[name='{name}']")?.GetAttribute("content");

        Assert.Equal(("https://digest.example/api/issues/weekly-2026-W47/card.png", "1200", "630", "image/png"), (Meta("og:image"), Meta("og:image:width"), Meta("og:image:height"), Meta("og:image:type")));
        Assert.Contains("Bridge \"opens\"", Meta("og:image:alt"), StringComparison.Ordinal);
        Assert.Equal(("summary_large_image", "2026-11-22", "article"), (Meta("twitter:card"), Meta("article:published_time"), Meta("og:type")));
        var card = Assert.Single(library.Files.Cards);
        Assert.Equal(("حصاد الأسبوع", true, "Bridge \"opens\"", "en", false), (card.Title, card.RightToLeft, card.Headline.Text, card.Headline.Language, card.Headline.RightToLeft));
        Assert.Equal(("#0c3f46", "#dba43f"), (card.Look.Ground, card.Look.Rule));
        Assert.Contains("Noto Sans Arabic", card.Look.RightToLeftFonts);
        Assert.Equal("weekly-2026-W47", issue.Id);
    }

    [Fact]
    public async Task Where_no_picture_can_be_painted_the_leads_own_stands_in_or_the_logo_or_none()
    {
        var edition = Samples.Edition();
        var library = new Library(edition);
        library.Files.Picture = null;
        var issue = await library.PublishAsync(Samples.English() with { Picture = new LeadPicture("https://paper.example/bridge.jpg", "The bridge", null) });
        Assert.Equal(("https://paper.example/bridge.jpg", "The bridge", "summary"), Shared());

        edition.Brand.Logo = "https://news.example/logo.png";
        await library.PublishAsync(issue, Samples.English() with { Picture = new LeadPicture("http://paper.example/bridge.jpg", "The bridge", null) });
        Assert.Equal(("https://news.example/logo.png", "حصاد الأسبوع", "summary"), Shared());

        edition.Brand.Logo = null;
        await library.PublishAsync(issue, Samples.English());
        Assert.Equal((null, null, "summary"), Shared());
        Assert.DoesNotContain("weekly-2026-W47/card.png", library.Files.Files.Keys);

        (string? Url, string? Alt, string? Card) Shared()
        {
            var head = Samples.Parse(library.Files.Text(Page)).Head!;
            return (head.QuerySelector("meta[property='og:image']")?.GetAttribute("content"), head.QuerySelector("meta[property='og:image:alt']")?.GetAttribute("content"), head.QuerySelector("meta[name='twitter:card']")?.GetAttribute("content"));
        }
    }

    [Fact]
    public async Task A_publishers_own_templates_make_the_archive_and_broken_ones_stop_nothing()
    {
        var library = new Library();
        library.OwnTemplates.Upload("weekly/archive/recalled.html", "<p>{{ withdrawn.notice }} {{ edition.title }}</p>");
        library.OwnTemplates.Upload("archive/index.html", "{{ issue");
        var issue = await library.PublishAsync(Samples.Arabic());
        await library.Archive.RecallAsync(library.Edition, issue.Id, CancellationToken.None);

        Assert.StartsWith("<p>سُحب", library.Files.Text(Page), StringComparison.Ordinal);
        Assert.Single(Samples.Parse(library.Files.Text("weekly/index.html")).QuerySelectorAll("li"));
    }

    [Fact]
    public async Task A_week_without_stories_has_its_page_and_says_so_in_the_index()
    {
        var library = new Library();
        await library.PublishAsync();

        Assert.Equal(library.Render(Samples.Issue()).Subject, Samples.Parse(library.Files.Text("weekly/index.html")).QuerySelector("li a")!.TextContent);
        Assert.Empty(library.Entries());
        Assert.Empty(library.Files.Cards);
    }

    [Fact]
    public async Task A_static_site_is_named_in_all_addresses()
    {
        var library = new Library(options: new ArchiveOptions { Url = "https://archive.example/digest/" });
        var issue = await library.PublishAsync(Samples.Arabic());
        var page = Samples.Parse(library.Files.Text(Page));

        Assert.Equal("https://archive.example/digest/weekly-2026-W47/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("https://archive.example/digest/weekly/", page.QuerySelector("footer a[href^=http]")!.GetAttribute("href"));
        Assert.Contains("https://archive.example/digest/weekly-2026-W47/#", library.Render(issue, Samples.Arabic()).EmailText, StringComparison.Ordinal);
        Assert.All(library.Files.Files.Keys, path => Assert.DoesNotContain("digest.example/api/issues", library.Files.Text(path), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "index.html")]
    [InlineData(null, "index.html")]
    [InlineData("weekly", "weekly/index.html")]
    [InlineData("weekly/", "weekly/index.html")]
    [InlineData("weekly/page-12.html", "weekly/page-12.html")]
    [InlineData("weekly/atom.xml", "weekly/atom.xml")]
    [InlineData("weekly-2026-W47", "weekly-2026-W47/index.html")]
    [InlineData("weekly-2026-W47/card.png", "weekly-2026-W47/card.png")]
    [InlineData("weekly-2026-W47/email.html", null)]
    [InlineData("weekly-2026-W47/subject.txt", null)]
    [InlineData("weekly/catalogue.json", null)]
    [InlineData("weekly/page-0.html", null)]
    [InlineData("weekly//index.html", null)]
    [InlineData("../parsed/x", null)]
    [InlineData("weekly/../weekly", null)]
    [InlineData("weekly%2Findex.html", null)]
    [InlineData("weekly\\index.html", null)]
    [InlineData("weekly\n", null)]
    [InlineData("Weekly", null)]
    public void Only_public_files_are_found(string? address, string? path) => Assert.Equal(path, ArchivePaths.Find(address));

    [Theory]
    [InlineData("https://archive.example", "https://hub.example/?a=b", 0)]
    [InlineData("http://127.0.0.1:7071/api/issues", null, 0)]
    [InlineData("", "", 0)]
    [InlineData("http://archive.example", null, 1)]
    [InlineData("https://archive.example/?x=1", null, 1)]
    [InlineData("https://user:password@archive.example", "hub", 2)]
    [InlineData("archive.example", "http://hub.example", 2)]
    public void Settings_that_cannot_serve_are_named(string? url, string? hub, int problems)
    {
        var found = new ArchiveOptions { Url = url, Hub = hub }.Problems();

        Assert.Equal(problems, found.Count);
        Assert.All(found, problem => Assert.StartsWith("Digest:Archive:", problem, StringComparison.Ordinal));
    }
}
