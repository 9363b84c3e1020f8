using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Digest.Core.Subscribers;
using Digest.Core.Templates;
using Digest.Core.Templates.Notices;
using Digest.Tests.Templates;

namespace Digest.Tests.Subscribers;

public sealed class ReaderPageTests
{
    private static readonly TemplateFolder Templates = new();

    public static TheoryData<string, string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, string>();
            foreach (var (page, steps) in new (string, string[])[] { ("unsubscribe", ["ask", "done"]), ("subscribe", ["ask", "sent", "busy"]), ("confirm", ["ask", "done", "gone"]), ("preferences", ["ask", "saved", "left"]), ("erase", ["ask", "done"]), ("invalid", ["ask"]) })
                foreach (var step in steps)
                    foreach (var language in new[] { "ar", "en", "fr" })
                        pages.Add(page, step, language);
            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_works_without_script_in_the_reader_s_language_and_with_a_label_on_every_field(string page, string step, string language)
    {
        var shown = Shown(page, step, language);

        Assert.Equal((language, language is "ar" ? "rtl" : "ltr"), (shown.DocumentElement.GetAttribute("lang"), shown.DocumentElement.GetAttribute("dir")));
        Assert.Empty(shown.QuerySelectorAll("script, [onclick], [onload], img[src^='http']"));
        Assert.Equal(("no-referrer", "noindex"), (shown.QuerySelector("meta[name=referrer]")!.GetAttribute("content"), shown.QuerySelector("meta[name=robots]")!.GetAttribute("content")));
        Assert.Single(shown.QuerySelectorAll("h1"));
        Assert.Equal(shown.Title, Assert.Single(shown.QuerySelectorAll("h2")).TextContent);
        Assert.All(
            shown.QuerySelectorAll("input:not([type=hidden]), select"),
            field => Assert.True(field.Closest("label") is not null || shown.QuerySelector($"label[for={field.Id}]") is { TextContent.Length: > 0 }, field.OuterHtml));
        Assert.DoesNotContain("{edition}", shown.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.All(shown.QuerySelectorAll("form"), form => Assert.Equal("post", form.GetAttribute("method")));
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_form_ticks_no_box_and_says_what_is_agreed_to_above_its_button_M35_M37(string language)
    {
        var form = Page("subscribe", "ask", language, new PageContent { Action = "/api/subscriptions", EditionId = "weekly", Offered = ["سياسة", "ثقافة"] });

        Assert.Equal(2, form.QuerySelectorAll("input[type=checkbox]").Length);
        Assert.Empty(form.QuerySelectorAll("[checked]"));
        Assert.Contains(new PageRenderer(Templates).Wording(Samples.Edition(language), ChannelKind.Email)[..20], form.QuerySelector("form")!.TextContent, StringComparison.Ordinal);
        var trap = form.QuerySelector("input[name=website]")!;
        Assert.Equal(("-1", "true"), (trap.GetAttribute("tabindex"), trap.ParentElement!.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void What_a_stranger_typed_is_shown_and_does_nothing()
    {
        var shown = Page("subscribe", "ask", "en", new PageContent { Action = "/a", EditionId = "weekly", Name = "\"><script>alert(1)</script>", Email = "'><b>", Offered = ["<i>"] });

        Assert.Empty(shown.QuerySelectorAll("script, article b, article i"));
        Assert.Equal("\"><script>alert(1)</script>", ((IHtmlInputElement)shown.QuerySelector("#name")!).Value);
    }

    [Theory]
    [InlineData("ar", "confirm")]
    [InlineData("en", "confirm")]
    [InlineData("fr", "confirm")]
    [InlineData("ar", "known")]
    [InlineData("en", "known")]
    [InlineData("fr", "known")]
    [InlineData("ar", "receiver_confirm")]
    [InlineData("en", "receiver_confirm")]
    [InlineData("fr", "receiver_confirm")]
    public void The_mail_to_confirm_has_one_link_no_picture_and_nothing_to_sell_M36_M37(string language, string step)
    {
        const string url = "https://digest.news.example/api/confirm/weekly/0123";
        var edition = Samples.Edition(language);

        var notice = new NoticeRenderer(Templates).Render(edition, new NoticeContent("notices/confirm", step, url));
        var mail = new HtmlParser().ParseDocument(notice.Html);

        Assert.Equal([url], mail.QuerySelectorAll("[href], [src]").Select(link => link.GetAttribute("href")));
        Assert.Equal(url, Assert.Single(notice.Text.Split('\n'), line => line.Contains("http", StringComparison.Ordinal)).Trim('\u200E', '\u200F'));
        Assert.Equal(notice.Subject, mail.Title);
        Assert.Equal((language, language is "ar" ? "rtl" : "ltr"), (mail.DocumentElement.GetAttribute("lang"), mail.Body!.FirstElementChild!.GetAttribute("dir")));
        Assert.Contains(edition.PostalAddress[^6..], notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", notice.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_page_of_a_receiver_shows_its_host_and_what_verifies_its_messages_and_asks_by_a_button_alone(string language)
    {
        var edition = Samples.Edition(language);
        var content = PageContent.Sample(edition) with { Receiver = new PageReceiver("Webhook", "<b>hooks.example.org", "http 500", "whsec_c2VjcmV0", IsPublicKey: false), PreferencesUrl = null };

        var (asked, waiting) = (Page("receiver", "ask", language, new PageContent { Receiver = content.Receiver! with { Key = null, Answer = null } }), Page("receiver", "waiting", language, content));

        Assert.All(new[] { asked, waiting }, page => Assert.Equal("yes", ((IHtmlInputElement)page.QuerySelector("form[method=post] input[name=confirm]")!).Value));
        Assert.All(new[] { asked, waiting }, page => Assert.Empty(page.QuerySelectorAll("script, article b")));
        Assert.All(new[] { asked, waiting }, page => Assert.Contains("<b>hooks.example.org", page.QuerySelector("bdi")!.TextContent, StringComparison.Ordinal));
        Assert.Null(asked.QuerySelector("code"));
        Assert.Equal("whsec_c2VjcmV0", waiting.QuerySelector("code[dir=ltr]")!.TextContent);
        Assert.Equal([content.UnsubscribeUrl, content.EraseUrl], waiting.QuerySelectorAll(".ways a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("{", waiting.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    private static IHtmlDocument Shown(string page, string step, string language) => Page(page, step, language, PageContent.Sample(Samples.Edition(language)));

    private static IHtmlDocument Page(string page, string step, string language, PageContent content) =>
        new HtmlParser().ParseDocument(new PageRenderer(Templates).Render(Samples.Edition(language), $"pages/{page}.html", step, content));
}
