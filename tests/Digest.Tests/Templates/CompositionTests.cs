using Digest.Core.Articles;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>How an issue shows its sections, and the other reports of an event.</summary>
public sealed class CompositionTests
{
    private static readonly IssueComposition Grouped = new(
    [
        Story("1", Samples.Arabic(), null, new IssueArticle("9", Samples.English("Bridge opens <b>today</b>") with { Source = "River Times" })),
        Story("2", Samples.Arabic("سوق الكتب تفتح أبوابها"), "ثقافة"),
        Story("3", Samples.English(), "ثقافة"),
        Story("4", Samples.French(), "اقتصاد"),
        Story("5", Samples.Arabic("خبر لا قسم له"), null),
    ]);

    [Fact]
    public void Sections_have_their_headings_once_behind_the_lead()
    {
        var issue = Render(Grouped);

        Assert.Equal(["ثقافة", "اقتصاد", "أخبار أخرى"], Samples.Parse(issue.WebHtml).QuerySelectorAll("h2.group").Select(heading => heading.TextContent));
        Assert.Equal(["h2", "h2", "h3", "h3", "h2", "h3", "h2", "h3"], Samples.Parse(issue.EmailHtml).QuerySelectorAll("h2, h3").Select(heading => heading.LocalName));
        Assert.Equal(["— ثقافة —", "— اقتصاد —", "— أخبار أخرى —"], issue.EmailText.Split('\n').Select(line => line.Trim('\u200f', '\u2067', '\u2069', ' ')).Where(line => line.StartsWith('—')));
    }

    [Fact]
    public void Without_sections_there_is_no_heading() => Assert.Empty(Samples.Parse(Samples.Render(Samples.Arabic(), Samples.English()).WebHtml).QuerySelectorAll(".group"));

    [Fact]
    public void Other_reports_of_an_event_are_linked_by_their_source_and_told_on_the_page()
    {
        var issue = Render(Grouped);

        var link = Assert.Single(Samples.Parse(issue.EmailHtml).QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith("#a9", StringComparison.Ordinal));
        Assert.Equal(("River Times", "en"), (link.TextContent, link.GetAttribute("lang")));
        var other = Samples.Parse(issue.WebHtml).QuerySelector("#a9")!;
        Assert.Equal(("en", "ltr"), (other.GetAttribute("lang"), other.GetAttribute("dir")));
        Assert.Equal("Bridge opens <b>today</b>", other.QuerySelector(".title")!.TextContent);
        Assert.Contains("#a9", issue.EmailText, StringComparison.Ordinal);
        Assert.Contains("\"url\": \"https://digest.example/api/issues/weekly-2026-W47#a9\"", issue.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_prints_the_same_text_is_linked_at_its_source_and_not_printed_twice()
    {
        var told = Samples.English() with { Fingerprint = new string('7', 128) };
        var again = told with { Title = "Library lends a ladder", Link = "https://paper.example/ladder?a=1&b=2", Source = "River Times" };
        var followUp = again with { Title = "A saw too", Fingerprint = new string('1', 128), Paragraphs = ["The saw came later."] };

        var page = Samples.Parse(Render(new IssueComposition([Story("1", told, null, new IssueArticle("2", again), new IssueArticle("3", followUp))])).WebHtml);

        var others = page.QuerySelectorAll(".other");
        Assert.Equal("https://paper.example/ladder?a=1&b=2", others[0].QuerySelector(".title a")!.GetAttribute("href"));
        Assert.Contains("River Times", others[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(again.Summary, others[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(again.Paragraphs[1], others[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("The saw came later.", others[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_level_of_headings_is_passed_over() => Assert.All([Render(Grouped).WebHtml, Render(Grouped).EmailHtml], html =>
    {
        var levels = Samples.Parse(html).QuerySelectorAll("h1, h2, h3, h4, h5").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} follows h{pair.First}."));
    });

    private static RenderedIssue Render(IssueComposition composition) => new IssueRenderer(new TemplateFolder()).Render(Samples.Edition(), Samples.Issue(5), composition);

    private static ComposedStory Story(string id, Article article, string? section, params IssueArticle[] others) => new(new IssueArticle(id, article), others, section, []);
}
