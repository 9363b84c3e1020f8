using System.Text.RegularExpressions;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>The form that mail clients need, and what law and courtesy owe the reader.</summary>
public sealed partial class MailFormTests
{
    private readonly RenderedIssue _issue = Samples.Render(Samples.Arabic(), Samples.English(), Samples.French());

    [Fact]
    public void Layout_tables_say_that_they_are_none()
    {
        var tables = Samples.Parse(_issue.EmailHtml).QuerySelectorAll("table");

        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Equal(("presentation", "0", "0", "0"),
            (table.GetAttribute("role"), table.GetAttribute("cellpadding"), table.GetAttribute("cellspacing"), table.GetAttribute("border"))));
        Assert.Contains(tables, table => table.GetAttribute("width") == "600" && table.GetAttribute("style")!.Contains("max-width:600px", StringComparison.Ordinal));
    }

    [Fact]
    public void The_mail_uses_nothing_that_mail_clients_do_not_know()
    {
        var mail = Samples.Parse(_issue.EmailHtml);

        Assert.Empty(mail.QuerySelectorAll("link, script, form, svg, video, picture, bdi, main, img, body style, a[dir]"));
        Assert.DoesNotMatch("(?:margin|padding|border|inset)-(?:inline|block)|text-align:\\s*(?:start|end)|var\\(|@import|\\bflex\\b|\\bgrid\\b|position:|\\drem", _issue.EmailHtml);
    }

    [Fact]
    public void No_text_is_smaller_than_14_pixels()
    {
        foreach (Match size in FontSize().Matches(_issue.EmailHtml + _issue.WebHtml))
            Assert.True(int.Parse(size.Groups[1].ValueSpan, null) is 0 or >= 14, size.Value);
    }

    [Fact]
    public void Headings_are_one_title_and_then_stories() =>
        Assert.Equal(["H1", "H2", "H2", "H2"], Samples.Parse(_issue.EmailHtml).QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.TagName));

    [Fact]
    public void The_preheader_comes_first_is_hidden_and_differs_from_the_subject_F31()
    {
        var preheader = Samples.Parse(_issue.EmailHtml).Body!.FirstElementChild!.FirstElementChild!;

        Assert.Contains("display:none", preheader.GetAttribute("style"), StringComparison.Ordinal);
        var text = preheader.TextContent.TrimEnd('\u034F', '\u200C', '\u00A0', ' ');
        Assert.InRange(text.Length, 30, 160);
        Assert.NotEqual(_issue.Subject, text);
    }

    [Fact]
    public void A_single_story_without_much_to_say_has_a_preheader_too()
    {
        var preheader = Samples.Parse(Samples.Render(Samples.Arabic(summary: "قصير.")).EmailHtml).Body!.FirstElementChild!.FirstElementChild!;

        Assert.InRange(preheader.TextContent.TrimEnd('\u034F', '\u200C', '\u00A0', ' ').Length, 30, 160);
    }

    [Fact]
    public void Both_parts_say_who_sends_from_where_why_and_how_to_leave()
    {
        foreach (var text in new[] { Samples.Parse(_issue.EmailHtml).Body!.TextContent, _issue.EmailText })
        {
            Assert.Contains("حصاد الأسبوع", text, StringComparison.Ordinal);
            Assert.Contains("12 شارع النهر، القاهرة", text, StringComparison.Ordinal);
            Assert.Contains("لأنك مشترك", text, StringComparison.Ordinal);
            Assert.Contains("إلغاء الاشتراك", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dark_mode_is_announced_and_styled()
    {
        var mail = Samples.Parse(_issue.EmailHtml);

        Assert.Equal("light dark", mail.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Equal("light dark", mail.QuerySelector("meta[name=supported-color-schemes]")!.GetAttribute("content"));
        Assert.Contains("prefers-color-scheme: dark", mail.QuerySelector("head style")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_story_is_linked_by_its_title_to_its_place_on_the_page()
    {
        var page = Samples.Parse(_issue.WebHtml);

        foreach (var link in Samples.Parse(_issue.EmailHtml).QuerySelectorAll("h2 a"))
        {
            var address = new Uri(link.GetAttribute("href")!);
            Assert.Equal("https://digest.example/api/issues/weekly-2026-W47", address.GetLeftPart(UriPartial.Path));
            Assert.Equal(link.TextContent, page.QuerySelector($"{address.Fragment} h2")!.TextContent);
        }
    }

    [Fact]
    public void The_page_holds_nothing_of_a_reader_and_tells_who_shares_it_what_it_is()
    {
        var page = Samples.Parse(_issue.WebHtml);

        Assert.DoesNotContain("إلغاء الاشتراك", _issue.WebHtml, StringComparison.Ordinal);
        foreach (var property in new[] { "og:title", "og:description", "og:url", "og:type", "og:site_name" })
            Assert.False(string.IsNullOrWhiteSpace(page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content")), property);
        Assert.Equal(_issue.Subject, page.Title);
        Assert.NotNull(page.QuerySelector("main"));
    }

    [GeneratedRegex(@"font-size:\s*(\d+)px")]
    private static partial Regex FontSize();
}
