using System.Net;
using System.Text.RegularExpressions;
using Digest.IntegrationTests.Infrastructure;
using Digest.IntegrationTests.Services;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Cli;

/// <summary><c>digest templates preview</c> in a browser that stays open while somebody works on a template.</summary>
public sealed class TemplatesPreviewTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_saved_template_is_shown_without_a_reload_and_a_broken_one_says_where()
    {
        var header = TemplateCopies.Of("partials/header.html", _folder);
        var right = await File.ReadAllTextAsync(header);
        using var preview = DigestProcess.Start(["templates", "preview", "--port", "0", "--templates", _folder]);
        var page = await browser.OpenAsync(await preview.LineAsync("preview: "));

        await SeesAsync(page, "iframe[title='Mail']", "h1", "موجز الأسبوع");
        await File.WriteAllTextAsync(header, right.Replace("<h1 ", "<h1 title=\"changed\" ", StringComparison.Ordinal));
        await SeesAsync(page, "iframe[title='Mail on a phone']", "h1[title=changed]", "موجز الأسبوع");

        await File.WriteAllTextAsync(header, "\n{{ edition.titel }}");
        await page.GetByRole(AriaRole.Alert).GetByText("partials/header.html(2,12)").WaitForAsync();
        Assert.Equal(0, await page.Locator("iframe").CountAsync());
        Assert.Equal("A template is broken", await page.TitleAsync());

        await File.WriteAllTextAsync(header, right);
        await SeesAsync(page, "iframe[title='Mail']", "h1:not([title])", "موجز الأسبوع");

        await preview.InterruptAsync();
        Assert.Equal(0, (await preview.EndAsync()).ExitCode);
    }

    [SkippableFact]
    public async Task Every_view_is_shown_in_the_chosen_language_and_scheme()
    {
        using var preview = DigestProcess.Start(["templates", "preview", "--port", "0"]);
        var page = await browser.OpenAsync(await preview.LineAsync("preview: "));

        await ChooseAsync(page, "Language", "fr");
        await ChooseAsync(page, "Issue", "mixed");

        await SeesAsync(page, "iframe[title='Mail']", "h1", "La semaine en bref");
        await SeesAsync(page, "iframe[title='Web page']", "main h2 >> nth=0", "Le dernier phare");
        await SeesAsync(page, "iframe[title='Text']", "pre", "https://digest.example.org/unsubscribe");
        await SeesAsync(page, "iframe[title='Unsubscribe']", "button", "Oui");
        Assert.Equal("rgb(255, 255, 255)", await GroundAsync(page, "Mail"));
        Assert.Equal("rgb(26, 35, 40)", await GroundAsync(page, "Mail, dark"));
        Assert.Equal(360, await page.FrameLocator("iframe[title='Mail on a phone']").Locator("html").EvaluateAsync<int>("html => innerWidth"));
    }

    [SkippableFact]
    public async Task The_preview_answers_this_machine_only_and_runs_nothing_that_a_template_says()
    {
        using var preview = DigestProcess.Start(["templates", "preview", "--port", "0"]);
        var address = new Uri(await preview.LineAsync("preview: "));
        using var client = new HttpClient { BaseAddress = address };

        Assert.Equal("127.0.0.1", address.Host);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/mail") { Headers = { Host = $"evil.example:{address.Port}" } };
        Assert.Equal(HttpStatusCode.MisdirectedRequest, (await client.SendAsync(foreign)).StatusCode);
        var mail = await client.GetAsync(new Uri("/mail?stories=hostile&language=none", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, mail.StatusCode);
        Assert.StartsWith("sandbox; default-src 'none'", mail.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_that_names_the_remedy()
    {
        using var first = DigestProcess.Start(["templates", "preview", "--port", "0"]);
        var port = new Uri(await first.LineAsync("preview: ")).Port;

        var (code, _, error) = await DigestProcess.RunAsync(["templates", "preview", "--port", $"{port}"]);

        Assert.Equal(1, code);
        Assert.Contains("--port", error, StringComparison.Ordinal);
    }

    // Asks where the page is, again and again: waiting for a navigation misses one that is over before anybody looks.
    private static async Task ChooseAsync(IPage page, string list, string option)
    {
        await page.GetByLabel(list).SelectOptionAsync(option);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"={option}(&|$)"), new PageAssertionsToHaveURLOptions { Timeout = 120_000 });
    }

    private static Task<string> GroundAsync(IPage page, string title) =>
        page.FrameLocator($"iframe[title='{title}']").Locator("table[width='600']").EvaluateAsync<string>("table => getComputedStyle(table).backgroundColor");

    private static Task SeesAsync(IPage page, string frame, string element, string text) =>
        page.FrameLocator(frame).Locator(element).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();
}
