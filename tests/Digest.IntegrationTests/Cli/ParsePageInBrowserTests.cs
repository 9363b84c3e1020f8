using Digest.IntegrationTests.Infrastructure;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Cli;

/// <summary>The page of <c>digest parse --html</c> as a browser lays it out: on a phone and on a desk, by day and by night.</summary>
public sealed class ParsePageInBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string LongWords = ParsePages.Arabic
        .Replace("ندوات يومية", $"https://fair.example/{new string('a', 200)}", StringComparison.Ordinal)
        .Replace("حفل", new string('ب', 150), StringComparison.Ordinal)
        .Replace("/hall.jpg", $"/{new string('h', 300)}.jpg", StringComparison.Ordinal);

    public static TheoryData<int, ColorScheme> Views() => new()
    {
        { 320, ColorScheme.Light },
        { 320, ColorScheme.Dark },
        { 1280, ColorScheme.Light },
        { 1280, ColorScheme.Dark },
    };

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Every_text_can_be_read_and_nothing_scrolls_sideways(int width, ColorScheme scheme)
    {
        var page = await browser.ShowAsync(ParsePages.Of((new string('n', 200) + ".html", LongWords), ("empty.txt", "")), width, scheme: scheme);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(folded => folded.open = true)");

        await page.AssertEveryTextCanBeReadAsync();
        await page.AssertNothingScrollsSidewaysAsync();
    }

    [SkippableFact]
    public async Task The_style_is_the_one_that_the_policy_allows()
    {
        var page = await browser.ShowAsync(ParsePages.Of(("fair.html", ParsePages.Arabic)), 1280);

        Assert.Equal("grid", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.columns')).display"));
    }

    [SkippableFact]
    public async Task The_original_stands_to_the_left_of_the_result_and_above_it_on_a_phone()
    {
        const string beside = "document.querySelector('.original').getBoundingClientRect().right < document.querySelector('.result').getBoundingClientRect().left";
        var html = ParsePages.Of(("fair.html", ParsePages.Arabic));

        Assert.True(await (await browser.ShowAsync(html, 1280)).EvaluateAsync<bool>(beside));
        Assert.False(await (await browser.ShowAsync(html, 390)).EvaluateAsync<bool>(beside));
    }

    [SkippableFact]
    public async Task What_is_folded_opens_with_the_keyboard()
    {
        var page = await browser.ShowAsync(ParsePages.Of(("fair.html", ParsePages.Arabic)), 1280);

        await page.FocusAsync("summary");
        await page.Keyboard.PressAsync("Enter");

        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('details').open"));
    }
}
