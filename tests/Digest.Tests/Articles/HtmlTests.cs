using System.Text;
using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class HtmlTests
{
    [Fact]
    public void The_story_is_found_without_article_or_main()
    {
        var article = Parsing.Parse($"""
            <html dir=rtl lang=ar><head><title>حديقة على النهر - صحيفة المدينة</title><meta property="og:site_name" content="صحيفة المدينة"></head>
            <body><table><tr><td class="menu"><a href=/>الرئيسية</a> <a href=/s>رياضة</a></td>
            <td><div id="content"><h1>حديقة على النهر</h1><div>{Parsing.ArabicLead}<br><br>{Parsing.ArabicSecond}</div></div></td></tr></table>
            <div class="footer">جميع الحقوق محفوظة</div></body></html>
            """);

        Assert.Equal("حديقة على النهر", article.Title);
        Assert.Equal("صحيفة المدينة", article.Source);
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], article.Paragraphs);
        Assert.Equal(TextDirection.Rtl, article.Direction);
    }

    [Fact]
    public void Linked_data_is_read()
    {
        var article = Parsing.Parse($$"""
            <html><head><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Garden opens","datePublished":"2026-11-19T23:30:00Z","author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Roe"}],"publisher":{"name":"The Register"},"articleSection":"Local",}]}</script></head>
            <body><article><p>{{Parsing.EnglishLead}}</p><p>{{Parsing.EnglishSecond}}</p></article></body></html>
            """);

        Assert.Equal("Garden opens", article.Title);
        Assert.Equal("Ann Lee, Bo Roe", article.Byline);
        Assert.Equal("The Register", article.Source);
        Assert.Equal(["Local"], article.Sections);
        Assert.Equal(new DateOnly(2026, 11, 19), article.Published?.Date);
        Assert.Equal(new TimeOnly(23, 30), article.Published?.Time);
    }

    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"\\ud800\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("null")]
    public void Broken_linked_data_is_passed_over(string json) =>
        Assert.Equal("Garden opens", Parsing.Parse($"<html><head><title>Garden opens</title><script type='application/ld+json'>{json}</script></head><body><p>{Parsing.EnglishLead}</p></body></html>").Title);

    [Fact]
    public void A_fragment_is_read_as_a_page()
    {
        var article = Parsing.Parse($"<h1>Garden opens</h1>\n<p>{Parsing.EnglishLead}</p>\n<p>{Parsing.EnglishSecond}</p>");

        Assert.Equal("Garden opens", article.Title);
        Assert.Equal([Parsing.EnglishLead, Parsing.EnglishSecond], article.Paragraphs);
    }

    [Fact]
    public void Nesting_without_end_costs_the_text_nothing() =>
        Assert.Equal([Parsing.EnglishLead], Parsing.Parse($"<h1>Garden opens</h1>{string.Concat(Enumerable.Repeat("<div><b>", 50_000))}<p>{Parsing.EnglishLead}</p>").Paragraphs);

    [Fact]
    public void Deep_but_bounded_nesting_is_read()
    {
        var page = $"<h1>Garden opens</h1>{string.Concat(Enumerable.Repeat("<div>", 200))}<p>{Parsing.EnglishLead}</p>";

        Assert.Contains(Parsing.EnglishLead, Parsing.Parse(page).Paragraphs);
    }

    [Fact]
    public void Paragraphs_without_end_are_rejected() =>
        Assert.Contains("paragraphs", Parsing.Rejection(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>x</p>", 200_000)))), StringComparison.Ordinal);

    [Fact]
    public void Markup_in_scripts_and_comments_is_not_counted()
    {
        var noise = string.Concat(Enumerable.Repeat("<div>", 1_000));

        Assert.Equal([Parsing.EnglishLead], Parsing.Parse($"<html><!-- {noise} --><script>x = '{noise}'</script><body title=\"{noise}\"><h1>Garden opens</h1><p>{Parsing.EnglishLead}</p></body></html>").Paragraphs);
    }

    [Fact]
    public void Tags_without_end_are_rejected() =>
        Assert.Contains("tags", Parsing.Rejection(Encoding.UTF8.GetBytes("<html><body><p>" + string.Concat(Enumerable.Repeat("<b>x", 600_000)))), StringComparison.Ordinal);

    [Fact]
    public void Formatting_that_is_never_closed_costs_the_text_nothing()
    {
        var page = new StringBuilder("<h1>Garden opens</h1><p>");
        for (var i = 0; i < 10_000; i++)
            page.Append("<font size=").Append(i).Append('>');
        for (var i = 0; i < 1_000; i++)
            page.Append("</p><p>");
        page.Append(Parsing.EnglishLead);

        Assert.Equal([Parsing.EnglishLead], Parsing.Parse(page.ToString()).Paragraphs);
    }
}
