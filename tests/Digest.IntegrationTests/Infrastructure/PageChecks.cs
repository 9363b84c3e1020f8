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
          const parse = colour => { const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
          const over = ([r, g, b, a], below) => [r, g, b].map((v, i) => v * a + below[i] * (1 - a));
          const luminance = colour => colour.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const contrast = (a, b) => { const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x); return (light + 0.05) / (dark + 0.05); };
          // Light for dark at the same hue, as mail programs do that darken what was written for a light ground.
          const invert = colour => { const shift = 255 - Math.max(...colour) - Math.min(...colour); return colour.map(v => v + shift); };
          const ground = element => {
            const layers = [];
            for (; element; element = element.parentElement) {
              const style = getComputedStyle(element), colour = parse(style.backgroundColor);
              if (style.backgroundImage !== 'none') return [NaN, NaN, NaN];
              if (colour[3] > 0) layers.unshift(colour);
              if (colour[3] === 1) break;
            }
            return layers.reduce((below, layer) => over(layer, below), [255, 255, 255]);
          };
          const faded = element => { let opacity = 1; for (; element; element = element.parentElement) opacity *= getComputedStyle(element).opacity; return opacity; };
          const texts = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            const text = walker.currentNode.textContent.trim();
            if (!text || !element.checkVisibility() || element.closest('style')) continue;
            const style = getComputedStyle(element), size = parseFloat(style.fontSize), below = ground(element), [r, g, b, a] = parse(style.color);
            const colour = over([r, g, b, a * faded(element)], below);
            texts.push({ text, size, contrast: contrast(colour, below), inverted: contrast(invert(colour), invert(below)),
              needed: size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5,
              direction: style.direction, align: style.textAlign, leading: parseFloat(style.lineHeight) / size });
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
        Assert.All(texts, text => Assert.True(text.Contrast >= text.Needed, $"contrast {text.Contrast:0.00} instead of {text.Needed}: {text.Text}"));
        Assert.All(texts, text => Assert.True(text.Leading >= 1.3, $"line height {text.Leading:0.00}: {text.Text}"));
    }

    /// <summary>Nothing reaches out of the window at its sides.</summary>
    public static async Task AssertNothingScrollsSidewaysAsync(this IPage page) => Assert.Empty(await page.OutsideAsync());

    /// <summary>What reaches out of the window at its sides, the page itself included.</summary>
    public static Task<string[]> OutsideAsync(this IPage page) => page.EvaluateAsync<string[]>("""
        () => [...(document.documentElement.scrollWidth > innerWidth ? [document.documentElement] : []),
          ...[...document.body.querySelectorAll('*')].filter(element => element.checkVisibility() && !element.classList.contains('skip'))
            .filter(element => { const box = element.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; })]
          .map(element => element.outerHTML.slice(0, 80))
        """);
}
