using Digest.Core.Templates;
using Digest.IntegrationTests.Infrastructure;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Digest.Shared;
using Digest.Shared.Matrix;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Gates;

/// <summary>The issues of the matrix as a browser shows them: on a phone and on a desk, light and dark; measured once. Of those of 40
/// and more stories only some, since what is one story's is every story's.</summary>
public sealed class MeasuredMatrix : IAsyncLifetime
{
    // The program that shows a mail owns the page around it.
    private static readonly string[] NotForMail = ["region", "landmark-one-main"];

    // In Arabic all that readers meet outside an issue, in French what asks them: its words are the longest.
    private static readonly (string Page, string Step, string Language)[] ReaderPages =
    [
        .. new (string Page, string[] Steps)[] { ("subscribe", ["sent", "busy"]), ("confirm", ["done", "gone"]), ("receiver", ["waiting", "done", "refused"]), ("preferences", ["saved", "left"]), ("unsubscribe", ["done"]), ("erase", ["done"]), ("invalid", []) }
            .SelectMany(page => page.Steps.Select(step => (page.Page, step, "ar")).Append((page.Page, "ask", "ar")).Append((page.Page, "ask", "fr"))),
    ];

    private readonly BrowserFixture _browser = new();
    private readonly List<MeasuredView> _views = [];

    public async Task InitializeAsync()
    {
        await _browser.InitializeAsync();
        if (_browser.Missing is not null)
            return;
        var axe = LocalRun.HasNode ? await File.ReadAllTextAsync(Path.Combine(await LocalTools.EnsureAsync("gates", CancellationToken.None), "node_modules", "axe-core", "axe.min.js")) : null;
        foreach (var issue in IssueMatrix.Small.Where(issue => issue.Composition.Stories.Count < 20 || issue.Edition.Brand.Logo is not null))
        {
            await MeasureAsync($"{issue.Name} mail", issue.Rendered.EmailHtml, isMail: true, axe);
            await MeasureAsync($"{issue.Name} page", issue.Rendered.WebHtml, isMail: false, axe);
        }

        foreach (var (page, step, language) in ReaderPages)
        {
            var edition = IssueMatrix.Small[0].Edition.In(language);
            await MeasureAsync($"{page} {step} {language}", new PageRenderer(new RepositoryTemplates()).Render(edition, $"pages/{page}.html", step, PageContent.Sample(edition)), isMail: false, axe);
        }

        foreach (var issue in IssueMatrix.All.Where(issue => issue.Name is "mixed-400-pictures"))
            await MeasureAsync($"{issue.Name} mail", issue.Rendered.EmailHtml, isMail: true, axe);
    }

    public Task DisposeAsync() => _browser.DisposeAsync();

    /// <summary>Checks every view.</summary>
    public void Each(Action<MeasuredView> check) => Each(_ => true, check);

    /// <summary>Checks every view that is like this.</summary>
    public void Each(Func<MeasuredView, bool> like, Action<MeasuredView> check)
    {
        Skip.If(_browser.Missing is not null, $"No browser: {_browser.Missing}.");
        var some = _views.Where(like).ToList();
        Skip.If(some.Count is 0 && !LocalRun.HasNode, "Node.js and npm are not on the PATH");
        Assert.NotEmpty(some);
        Assert.All(some, check);
    }

    private async Task MeasureAsync(string name, string html, bool isMail, string? axe)
    {
        var page = await _browser.ShowAsync(html, 700);
        foreach (var (width, scheme) in new[] { (700, ColorScheme.Light), (320, ColorScheme.Light), (320, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var view = new MeasuredView($"{name} {width} {scheme}", isMail, scheme)
            {
                Texts = await page.ShownTextsAsync(),
                Outside = await page.OutsideAsync(),
            };
            if (width is 700)
            {
                view.Violations = axe is null ? null : await ViolationsAsync(page, axe, isMail);
                view.WithoutStyle = isMail ? await WithoutStyleAsync(page) : null;
            }

            _views.Add(view);
        }
    }

    private static async Task<string[]> ViolationsAsync(IPage page, string axe, bool isMail)
    {
        await page.EvaluateAsync(axe);
        return await page.EvaluateAsync<string[]>("""
            async off => (await axe.run(document, { resultTypes: ['violations'], rules: Object.fromEntries(off.map(rule => [rule, { enabled: false }])) }))
              .violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)}`))
            """, isMail ? NotForMail : []);
    }

    private static async Task<ShownText[]> WithoutStyleAsync(IPage page)
    {
        await page.EvaluateAsync("window.styles = [...document.querySelectorAll('style')].map(style => [style, style.parentNode]), styles.forEach(([style]) => style.remove())");
        var texts = await page.ShownTextsAsync();
        await page.EvaluateAsync("styles.forEach(([style, parent]) => parent.append(style))");
        return texts;
    }
}
