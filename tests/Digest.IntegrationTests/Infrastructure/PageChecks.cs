using Microsoft.Playwright;

namespace Digest.IntegrationTests.Infrastructure;

/// <summary>What holds for every page that people read.</summary>
public static class PageChecks
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

    /// <summary>The texts that are seen, in order.</summary>
    public static Task<ShownText[]> ShownTextsAsync(this IPage page) => page.EvaluateAsync<ShownText[]>(Texts);

    /// <summary>Every text is large enough, far enough from its ground, and its lines are far enough apart.</summary>
    public static async Task AssertEveryTextCanBeReadAsync(this IPage page)
    {
        var texts = await page.ShownTextsAsync();

        Assert.True(texts.Length > 30);
        Assert.All(texts, text => Assert.True(text.Size >= 14, $"{text.Size} px: {text.Text}"));
        Assert.All(texts, text => Assert.True(text.Contrast >= 4.5, $"contrast {text.Contrast:0.00}: {text.Text}"));
        Assert.All(texts, text => Assert.True(text.Leading >= 1.3, $"line height {text.Leading:0.00}: {text.Text}"));
    }

    /// <summary>Nothing reaches out of the window at its sides.</summary>
    public static async Task AssertNothingScrollsSidewaysAsync(this IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() && !element.classList.contains('skip'))
              .filter(element => { const box = element.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })
              .map(element => element.outerHTML.slice(0, 80))
            """));
    }
}
