using Digest.Core.Articles;
using Digest.Core.Templates;
using Digest.IntegrationTests.Infrastructure;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Templates;

/// <summary>Mail and page as a browser lays them out: on a phone and on a desk, by day and by night.</summary>
public sealed class PageInBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly Lazy<RenderedIssue> Rendered = new(() => SeedIssue.Render("ar", LongWords));

    public static TheoryData<string, int, ColorScheme> Views()
    {
        var views = new TheoryData<string, int, ColorScheme>();
        foreach (var part in new[] { "mail", "page" })
            foreach (var width in new[] { 320, 800 })
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                    views.Add(part, width, scheme);
        return views;
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Every_text_can_be_read(string part, int width, ColorScheme scheme)
    {
        var page = await ShowAsync(part, width, scheme);

        await page.AssertEveryTextCanBeReadAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Nothing_scrolls_sideways(string part, int width, ColorScheme scheme)
    {
        var page = await ShowAsync(part, width, scheme);

        await page.AssertNothingScrollsSidewaysAsync();
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Each_text_runs_in_its_own_direction(string part, int width, ColorScheme scheme)
    {
        var page = await ShowAsync(part, width, scheme);

        var texts = await page.ShownTextsAsync();

        Assert.All(texts.Where(text => SeedIssue.Articles.Any(article => article.Direction is TextDirection.Rtl && (article.Title == text.Text || article.Summary == text.Text))),
            text => Assert.Equal("rtl", text.Direction));
        Assert.All(texts.Where(text => SeedIssue.Articles.Any(article => article.Direction is TextDirection.Ltr && (article.Title == text.Text || article.Summary == text.Text))),
            text => Assert.Equal("ltr", text.Direction));
        Assert.Contains(texts, text => text.Direction is "ltr" && text.Text.StartsWith("Coastal town", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Direction is "rtl" && text.Text.StartsWith("حصاد", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Lines_of_the_mail_begin_on_the_side_of_their_language()
    {
        var page = await ShowAsync("mail", 800, ColorScheme.Light);

        var sides = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('h2 a, h3 a')].map(link => {
              const range = document.createRange();
              range.selectNodeContents(link);
              const line = range.getClientRects()[0], cell = link.closest('td').getBoundingClientRect();
              return link.closest('[dir]').dir + (cell.right - line.right < line.left - cell.left ? ' right' : ' left');
            })
            """);

        Assert.Contains("rtl right", sides);
        Assert.Contains("ltr left", sides);
        Assert.DoesNotContain("rtl left", sides);
        Assert.DoesNotContain("ltr right", sides);
    }

    [SkippableFact]
    public async Task What_an_inbox_previews_is_not_seen_in_the_mail()
    {
        var page = await ShowAsync("mail", 800, ColorScheme.Light);

        Assert.False(await page.EvaluateAsync<bool>("document.body.firstElementChild.firstElementChild.checkVisibility()"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('h1').checkVisibility()"));
    }

    private Task<IPage> ShowAsync(string part, int width, ColorScheme scheme) =>
        browser.ShowAsync(part is "mail" ? Rendered.Value.EmailHtml : Rendered.Value.WebHtml, width, scheme: scheme);

    private static Article LongWords => SeedIssue.Articles[0] with
    {
        Title = $"رابط https://example.org/{new string('a', 90)} طويل",
        Summary = new string('ب', 120),
        Paragraphs = [new string('ج', 200)],
    };
}
