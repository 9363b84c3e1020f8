namespace Digest.Tests.Gates;

/// <summary>What those hear who do not see the mail; a browser judges the rest.</summary>
public sealed class AccessibilityGates
{
    private static readonly string[] Vague = ["read more", "more", "here", "click here", "link", "المزيد", "اقرأ المزيد", "هنا", "اضغط هنا", "lire la suite", "ici", "plus"];

    [Fact]
    public void The_wrapper_says_what_it_is_M56() => Gate.Each(issue =>
    {
        var wrapper = issue.Mail.Body!.FirstElementChild!;

        Assert.Equal(("article", "email", issue.Rendered.Subject), (wrapper.GetAttribute("role"), wrapper.GetAttribute("aria-roledescription"), wrapper.GetAttribute("aria-label")));
        Assert.Single(issue.Mail.Body.Children);
    });

    [Fact]
    public void Headings_are_one_title_and_no_level_is_left_out_M56() => Gate.Each(issue =>
    {
        foreach (var page in new[] { issue.Mail, issue.Page })
        {
            var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, level => level is 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} behind h{pair.First}"));
            Assert.All(page.QuerySelectorAll("h1, h2, h3, h4"), heading => Assert.False(string.IsNullOrWhiteSpace(heading.TextContent)));
        }
    });

    [Fact]
    public void Links_that_are_many_stand_in_a_list_M56() => Gate.Each(issue =>
    {
        foreach (var link in issue.StoryLinks().Where(link => link.Closest("h2, h3, p") is null))
            Assert.Equal("ul", link.Closest("li")?.ParentElement?.LocalName);
    });

    [Fact]
    public void A_link_says_by_itself_where_it_leads_M56() => Gate.Each(issue =>
    {
        foreach (var link in issue.Mail.QuerySelectorAll("a").Concat(issue.Page.QuerySelectorAll("a")))
        {
            Assert.False(string.IsNullOrWhiteSpace(link.TextContent), link.OuterHtml);
            Assert.DoesNotContain(link.TextContent.Trim(), Vague);
        }

        // Two links of the same words lead to the same place.
        if (!issue.IsHostile)
            Assert.All(issue.Mail.QuerySelectorAll("h2 a, h3 a, li a").GroupBy(link => link.TextContent), same => Assert.Single(same.Select(link => link.GetAttribute("href")).Distinct()));
    });

    [Fact]
    public void Every_story_says_its_language_M56() => Gate.Each(issue =>
    {
        foreach (var link in issue.StoryLinks())
            Assert.True(link.Closest("[lang]")!.GetAttribute("lang") is "ar" or "en" or "fr", link.OuterHtml);
    });

    [Fact]
    public void Every_anchor_of_the_mail_is_on_the_page_once_M56() => Gate.Each(issue =>
    {
        var ids = issue.Page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.All(issue.StoryLinks(), link => Assert.Contains(new Uri(link.GetAttribute("href")!).Fragment[1..], ids));
    });
}
