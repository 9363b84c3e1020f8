using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Digest.Cli.Parse;
using Digest.Cli.Parse.Pages;
using Digest.Core.Articles;

namespace Digest.IntegrationTests.Cli;

public sealed class ParsePageTests
{
    private static readonly string[] Passive = ["a", "article", "bdi", "blockquote", "body", "br", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "head", "header", "html", "li", "main", "meta", "nav", "ol", "p", "section", "span", "strong", "style", "summary", "title", "ul"];

    [Fact]
    public void Every_line_of_the_original_stands_in_order_with_its_verdict()
    {
        var parsed = ParsePages.Outcome("fair.html", Encoding.UTF8.GetBytes(ParsePages.Arabic)).Parsed!;

        var lines = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic))).QuerySelectorAll(".original .line");

        Assert.Equal(parsed.Verdicts.Select(verdict => verdict.Text), lines.Select(line => line.LastElementChild!.TextContent));
        Assert.Equal(
            parsed.Verdicts.Select(verdict => verdict.Role switch { "body" => "kept", "cut" => "cut", _ => "read" }),
            lines.Select(line => line.QuerySelector("strong")!.TextContent));
        Assert.All(lines.Zip(parsed.Verdicts).Where(line => line.Second.Reason is not null), line => Assert.Contains(line.Second.Reason!, line.First.TextContent, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TextContent.Contains("kept as a heading of level 2", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.TextContent.Contains("kept as an item of a list", StringComparison.Ordinal));
    }

    [Fact]
    public void Long_runs_of_what_was_cut_are_folded_up_with_their_reasons()
    {
        var folded = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic))).QuerySelector("details")!;

        Assert.Equal(5, folded.QuerySelectorAll(".line.cut").Length);
        Assert.StartsWith("cut 5 lines: ", folded.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fact_has_its_basis_and_its_confidence()
    {
        var article = ParsePages.Outcome("fair.html", Encoding.UTF8.GetBytes(ParsePages.Arabic)).Parsed!.Article;

        var facts = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic))).QuerySelectorAll("dl > div").ToDictionary(fact => fact.QuerySelector("dt")!.TextContent);

        Assert.Equal(["title", "byline", "source", "place", "published", "language", "sections", "link", "picture", "length"], facts.Keys);
        Assert.All(article.Evidence, known => Assert.Contains(known.Value.Basis, facts[known.Key].TextContent, StringComparison.Ordinal));
        Assert.All(article.Evidence, known => Assert.Matches(@"\d % sure: ", facts[known.Key].TextContent));
        Assert.Contains("ليلى قاسم", facts["byline"].TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-11-20 09:30 +01:00", facts["published"].TextContent, StringComparison.Ordinal);
        Assert.Equal("https://fair.example/hall.jpg", facts["picture"].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("not found", facts["place"].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_text_has_its_own_language_and_direction()
    {
        var page = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic)));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(("ar", "rtl"), Tongue(page.QuerySelector("h2")!));
        foreach (var english in page.QuerySelectorAll("p").Where(text => text.TextContent == ParsePages.EnglishParagraph))
            Assert.Equal(("en", "ltr"), Tongue(english));
        Assert.Equal(("ar", "rtl"), Tongue(page.QuerySelector(".story > p")!));
        Assert.Equal(2, page.QuerySelectorAll("p").Count(text => text.TextContent == ParsePages.EnglishParagraph));
    }

    [Fact]
    public void The_story_keeps_its_headings_lists_and_links()
    {
        var story = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic))).QuerySelector(".story")!;

        Assert.Equal("ندوات يومية", Assert.Single(story.QuerySelectorAll("h5")).TextContent);
        Assert.Equal(2, Assert.Single(story.QuerySelectorAll("ul")).Children.Length);
        var link = Assert.Single(story.QuerySelectorAll("a"));
        Assert.Equal("موقع المعرض", link.TextContent);
        Assert.Equal("https://fair.example/programme?day=1&hall=2", link.GetAttribute("href"));
        Assert.Equal("noreferrer", link.GetAttribute("rel"));
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var page = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic)));

        Assert.StartsWith("default-src 'none'; style-src 'sha256-", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, img, link, iframe, object, embed, form, [src], [srcset], [style]"));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outline_is_in_order_and_every_id_is_there_once()
    {
        var page = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic), ("empty.txt", ""), ("again.html", ParsePages.Arabic)));

        Assert.Single(page.QuerySelectorAll("h1"));
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), element => Assert.Contains(element.GetAttribute("aria-labelledby")!, ids));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        foreach (var landmark in new[] { "header", "nav", "main" })
            Assert.Single(page.QuerySelectorAll(landmark));
    }

    [Fact]
    public void Several_files_have_contents_and_a_rejected_one_its_reason()
    {
        var page = ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic), ("empty.txt", "")));

        Assert.Equal(["fair.html", "empty.txt"], page.QuerySelectorAll("nav a").Select(link => link.TextContent));
        Assert.Contains("2 files, 1 of them rejected", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The file is empty", page.QuerySelector("article.rejected")!.TextContent, StringComparison.Ordinal);
        Assert.Null(ParsePages.Read(ParsePages.Of(("fair.html", ParsePages.Arabic))).QuerySelector("nav"));
    }

    [Fact]
    public void What_strangers_wrote_is_never_markup()
    {
        const string attack = "\"'><script>alert(1)</script></style><img src=x onerror=alert(2)>\0\u202E\u2066\uD800&lt;";
        var block = new ArticleBlock(ArticleBlockKind.Paragraph, $"{attack} one two three", null, null, [new ArticleLink("one", "javascript:alert(1)"), new ArticleLink("two", "https://example.org/\"><script>"), new ArticleLink("three", "mailto:desk@example.org")]);
        var article = new Article
        {
            File = attack,
            Title = attack,
            Byline = attack,
            Source = attack,
            Place = attack,
            Published = new(new(2026, 11, 20), null, DatePrecision.Day, attack),
            Language = attack,
            Direction = TextDirection.Rtl,
            Sections = [attack],
            Keywords = [attack],
            Places = [attack],
            Organisations = [attack],
            Summary = attack,
            Paragraphs = [block.Text],
            Blocks = [block],
            Words = 5,
            Fingerprint = attack,
            Warnings = [attack],
            Link = "javascript:alert(1)",
            Picture = new LeadPicture("data:text/html,<script>alert(1)</script>", attack, attack),
            Evidence = new[] { "title", "byline", "source", "place", "published", "language", "sections", "link", "picture" }.ToDictionary(name => name, _ => new Evidence(attack, 0.5)),
        };
        var view = new ParsePage();
        view.Add(new ParseOutcome(attack, new ParsedFile(article, [new Verdict(1, "cut", attack, attack, 0.1), new Verdict(2, "title", attack, attack, null), new Verdict(3, "body", block.Text, null, 0.9)]), null));
        view.Add(new ParseOutcome(attack, null, new ArticleRejectedException(attack)));

        var html = view.ToString();
        var page = ParsePages.Read(html);

        AssertHarmless(html, page);
        Assert.Equal(["https://example.org/%22%3E%3Cscript%3E", "mailto:desk@example.org"], page.QuerySelectorAll("main a:not([href^='#'])").Select(link => link.GetAttribute("href")));
        Assert.Contains("javascript:alert(1)", page.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_files_give_a_page_that_does_no_harm()
    {
        var random = new Random(20261126);
        foreach (var _ in Enumerable.Range(0, 200))
        {
            var bytes = Encoding.UTF8.GetBytes(ParsePages.Arabic);
            for (var i = 0; i < 60; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var view = new ParsePage();
            view.Add(ParsePages.Outcome("broken.html", bytes));

            var html = view.ToString();

            AssertHarmless(html, ParsePages.Read(html));
        }
    }

    [Fact]
    public void A_huge_file_gives_a_page_that_says_what_was_left_off()
    {
        var line = $"{EnglishLine}\n\n";
        var many = $"A report of the council that goes on and on\n\n{string.Concat(Enumerable.Repeat(line, 15_000))}";
        var wide = $"A report of the council in three lines\n\n{string.Concat(Enumerable.Repeat(EnglishLine + " ", 40_000))}\n\n{line}";

        foreach (var huge in new[] { many, wide })
        {
            var html = ParsePages.Of(("huge.txt", huge));

            Assert.InRange(html.Length, 1_000, 3_000_000);
            Assert.Contains("left off", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_huge_menu_leaves_room_for_the_story()
    {
        var menu = string.Concat(Enumerable.Range(1, 10_000).Select(i => $"<li><a href=\"/{i}\">مدينة رقم {i}</a></li>"));

        var html = ParsePages.Of(("menu.html", ParsePages.Arabic.Replace("<nav><ul>", $"<nav><ul>{menu}", StringComparison.Ordinal)));

        Assert.Contains(ParsePages.Read(html).QuerySelectorAll(".original .line.kept p"), text => text.TextContent == ParsePages.EnglishParagraph);
        Assert.Contains("not all shown", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1_000, 500_000);
    }

    [Fact]
    public void Of_a_hundred_long_files_the_last_are_only_counted()
    {
        var outcome = ParsePages.Outcome("long.txt", Encoding.UTF8.GetBytes($"A report of the council that goes on and on\n\n{string.Concat(Enumerable.Repeat($"{EnglishLine}\n\n", 3_000))}"));
        var view = new ParsePage();
        for (var i = 0; i < 100; i++)
            view.Add(outcome);

        var html = view.ToString();

        Assert.InRange(html.Length, 1_000_000, 25_000_000);
        Assert.Contains("The page is full: ", html, StringComparison.Ordinal);
        Assert.Contains("<p>100 files.</p>", html, StringComparison.Ordinal);
    }

    private const string EnglishLine = "The council met again on the day after and agreed that the report should be longer than the one before it, because nobody had read that one.";

    private static (string? Lang, string? Dir) Tongue(IElement element) => (element.GetAttribute("lang"), element.GetAttribute("dir"));

    private static void AssertHarmless(string html, IHtmlDocument page)
    {
        Assert.All(page.All, element => Assert.Contains(element.LocalName, Passive));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "src" or "style", attribute.Name));
        Assert.All(page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!), target => Assert.Matches("^(#|https?:|mailto:)", target));
        Assert.DoesNotContain(html, c => (char.IsControl(c) && c != '\n') || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        Assert.Equal(html, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(html)));
        Assert.Single(page.QuerySelectorAll("h1"));
    }
}
