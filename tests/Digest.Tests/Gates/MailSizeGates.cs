using System.Text;
using Digest.Core.Templates;
using Digest.Shared.Matrix;

namespace Digest.Tests.Gates;

/// <summary>What the mail weighs and what is left in it.</summary>
public sealed class MailSizeGates
{
    private static readonly string[] Residue = ["{{", "}}", "{%", "undefined", "[object", "Scriban", "System.", "Digest.Core", "Markup {"];

    [Fact]
    public void The_html_stays_below_four_fifths_of_what_Gmail_shows_M38() => Gate.Each(issue =>
    {
        Assert.Equal(81_920, IssueRenderer.MailLimit);
        Assert.InRange(Encoding.UTF8.GetByteCount(issue.Rendered.EmailHtml), 1, IssueRenderer.MailLimit);
    });

    [Fact]
    public void The_link_to_unsubscribe_and_the_link_to_the_page_are_never_cut_off_M38() => Gate.Each(issue =>
    {
        var last = issue.Mail.QuerySelectorAll("a[href]")[^1];
        Assert.Equal(ReaderMark.For(ReaderMark.UnsubscribeUrl), last.GetAttribute("href"));
        Assert.Equal(issue.Composition.Stories.Count > 0, issue.Mail.QuerySelectorAll("a[href]").Any(link => link.GetAttribute("href")!.EndsWith(issue.Issue.Id, StringComparison.Ordinal)));
    });

    [Fact]
    public void Every_story_is_told_linked_or_counted_M38() => Gate.Each(issue =>
    {
        var linked = issue.StoryLinks().Select(link => link.GetAttribute("href")).Distinct().Count();
        var stories = issue.Composition.Stories.Sum(story => 1 + story.AlsoIn.Count);
        if (linked < stories)
            Assert.True(issue.Composition.Stories.Count > 40, $"{linked} of {stories} stories are linked");
        Assert.Equal(stories, issue.Page.QuerySelectorAll("article, section.other").Length);
    });

    [Fact]
    public void Nothing_of_a_template_or_a_type_is_left_M47() => Gate.Each(issue =>
    {
        Assert.All([issue.Rendered.EmailHtml, issue.Rendered.WebHtml], page => Assert.DoesNotContain(Residue, trace => page.Contains(trace, StringComparison.Ordinal)));
        if (!issue.IsHostile)
        {
            Assert.DoesNotContain(Residue, trace => issue.Rendered.EmailText.Contains(trace, StringComparison.Ordinal));
            Assert.All([issue.Rendered.EmailHtml, issue.Rendered.WebHtml], page => Assert.DoesNotMatch("&amp;(?:amp|lt|gt|quot|#)", page));
        }
    });

    [Fact]
    public void Hostile_text_is_printed_as_it_was_written_and_obeyed_nowhere_M47() => Gate.Each(issue => issue.IsHostile, issue =>
    {
        foreach (var page in new[] { issue.Mail, issue.Page })
        {
            Assert.Empty(page.QuerySelectorAll("script, b, i, [onerror], img:not([src^='https://'])"));
            Assert.Equal(1, page.QuerySelectorAll("body").Length);
            Assert.Equal(1, page.QuerySelectorAll("h1").Length);
        }

        foreach (var (_, printed) in HostileArticles.Texts.Where(_ => issue.Name is not ("hostile-edition" or "hostile-code")))
            Assert.Contains(issue.Page.QuerySelectorAll("article .title"), title => title.TextContent == printed);
    });

    [Fact]
    public void Links_lead_to_https_only_M47() => Gate.Each(issue =>
    {
        foreach (var link in issue.Mail.QuerySelectorAll("[href]"))
            Assert.True(link.GetAttribute("href") is [ReaderMark.Open, ..] || link.GetAttribute("href")!.StartsWith("https://digest.mizan.example/", StringComparison.Ordinal), link.OuterHtml);
        foreach (var link in issue.Page.QuerySelectorAll("[href]"))
            Assert.True(link.GetAttribute("href") is ['#', ..] || link.GetAttribute("href")!.StartsWith("https://", StringComparison.Ordinal), link.OuterHtml);
    });
}
