using Digest.Core.Articles;
using Digest.IntegrationTests.Infrastructure;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Templates;

/// <summary>Mail and page as a browser lays them out: on a phone and on a desk, by day and by night.</summary>
public sealed class PageInBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    /// <summary>
    /// Every visible text with the size of its type and its contrast by the formula of WCAG 2, computed here because axe
    /// takes joined Arabic letters for an icon font and does not judge them.
    /// </summary>
    private const string Texts = """
        () => {
          const parse = colour => colour.match(/[\d.]+/g).map(Number);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = element => {
            for (; element; element = element.parentElement) {
              const colour = parse(getComputedStyle(element).backgroundColor);
              if (colour.length < 4 || colour[3] > 0) return colour;
            }
            return [255, 255, 255];
          };
          const texts = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent.trim();
            if (!text || !element.checkVisibility() || element.closest('style')) continue;
            const style = getComputedStyle(element);
            const [light, dark] = [luminance(parse(style.color)), luminance(ground(element))].sort((a, b) => b - a);
            texts.push({ text, size: parseFloat(style.fontSize), contrast: (light + 0.05) / (dark + 0.05),
              direction: style.direction, align: style.textAlign, leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize) });
          }
          return texts;
        }
        """;

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

        var texts = await page.EvaluateAsync<ShownText[]>(Texts);

        Assert.True(texts.Length > 30);
        Assert.All(texts, text => Assert.True(text.Size >= 14, $"{text.Size} px: {text.Text}"));
        Assert.All(texts, text => Assert.True(text.Contrast >= 4.5, $"contrast {text.Contrast:0.00}: {text.Text}"));
        Assert.All(texts, text => Assert.True(text.Leading >= 1.3, $"line height {text.Leading:0.00}: {text.Text}"));
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Nothing_scrolls_sideways(string part, int width, ColorScheme scheme)
    {
        var page = await ShowAsync(part, width, scheme);

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() && !element.classList.contains('skip'))
              .filter(element => { const box = element.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
              .map(element => element.outerHTML.slice(0, 80))
            """));
    }

    [SkippableTheory]
    [MemberData(nameof(Views))]
    public async Task Each_text_runs_in_its_own_direction(string part, int width, ColorScheme scheme)
    {
        var page = await ShowAsync(part, width, scheme);

        var texts = await page.EvaluateAsync<ShownText[]>(Texts);

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
            () => [...document.querySelectorAll('h2 a')].map(link => {
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

    private Task<IPage> ShowAsync(string part, int width, ColorScheme scheme)
    {
        var rendered = SeedIssue.Render("ar", LongWords);
        return browser.ShowAsync(part is "mail" ? rendered.EmailHtml : rendered.WebHtml, width, scheme: scheme);
    }

    private static Article LongWords => SeedIssue.Articles[0] with
    {
        Title = $"رابط https://example.org/{new string('a', 90)} طويل",
        Summary = new string('ب', 120),
        Paragraphs = [new string('ج', 200)],
    };

    /// <summary>A text as the browser shows it; settable for Playwright.</summary>
    public sealed class ShownText
    {
        public string Text { get; set; } = "";

        public double Size { get; set; }

        public double Contrast { get; set; }

        public double Leading { get; set; }

        public string Direction { get; set; } = "";

        public string Align { get; set; } = "";
    }
}
