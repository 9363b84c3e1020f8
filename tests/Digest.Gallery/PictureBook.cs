using System.ComponentModel;
using System.Diagnostics;
using Digest.Core.Templates;
using Digest.Shared;
using Microsoft.Playwright;

namespace Digest.Gallery;

/// <summary>Takes the pictures with the machine's Chromium, and makes them small with pngquant where there is one.</summary>
internal static class PictureBook
{
    private const int Desk = 700;
    private const int Phone = 375;

    public static async Task<int> TakeAsync(string folder, CancellationToken cancellationToken)
    {
        if (Chromium.Find() is not { } executable)
        {
            await Console.Error.WriteLineAsync($"There is no browser: none of {string.Join(", ", Chromium.Names)} is on the PATH. Install Chromium, and run again.");
            return 1;
        }

        Directory.CreateDirectory(folder);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = [.. Chromium.Arguments, "--hide-scrollbars"] });
        foreach (var picture in Pictures())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, $"{picture.Name}.png");
            await TakeAsync(browser, picture, path);
            await ShrinkAsync(path, cancellationToken);
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
        }

        return 0;
    }

    private static IEnumerable<Picture> Pictures()
    {
        var (arabic, english, french) = (SampleIssue.Render("ar", told: 3), SampleIssue.Render("en", told: 2), SampleIssue.Render("fr", told: 2));
        yield return new("mail-ar-desk", Filled(arabic.EmailHtml), Desk);
        yield return new("mail-ar-desk-dark", Filled(arabic.EmailHtml), Desk, ColorScheme.Dark);
        yield return new("mail-ar-phone", Filled(arabic.EmailHtml), Phone);
        yield return new("mail-ar-phone-dark", Filled(arabic.EmailHtml), Phone, ColorScheme.Dark);
        yield return new("mail-en-desk", Filled(english.EmailHtml), Desk);
        yield return new("mail-en-phone-dark", Filled(english.EmailHtml), Phone, ColorScheme.Dark);
        yield return new("mail-fr-desk", Filled(french.EmailHtml), Desk);
        yield return new("mail-fr-phone", Filled(french.EmailHtml), Phone);
        yield return new("mail-ar-empty", Filled(SampleIssue.RenderEmpty("ar").EmailHtml), Desk);
        yield return new("text-ar", TextPage.Of(Filled(arabic.EmailText)), Desk);
        yield return new("text-en", TextPage.Of(Filled(english.EmailText)), Desk);
        yield return new("page-ar-desk", arabic.WebHtml, 1000, Tallest: 1900);
        yield return new("page-ar-phone-dark", arabic.WebHtml, Phone, ColorScheme.Dark, Tallest: 1600);
        yield return new("page-en-desk", english.WebHtml, 1000, Tallest: 1900);
        yield return new("receiver-ar-phone", SampleIssue.RenderReceiver("ar", "ask"), Phone);
        yield return new("receiver-en-desk", SampleIssue.RenderReceiver("en", "done"), Desk);
        yield return new("receiver-fr-phone-dark", SampleIssue.RenderReceiver("fr", "waiting"), Phone, ColorScheme.Dark);
        yield return new("archive-ar-desk", SampleIssue.RenderIndex("ar"), 1000);
        yield return new("archive-en-phone-dark", SampleIssue.RenderIndex("en"), Phone, ColorScheme.Dark);
    }

    private static string Filled(string part) => part
        .Replace(ReaderMark.For(ReaderMark.UnsubscribeUrl), "https://digest.mizan.example/api/unsubscribe/weekly/4f1c9a", StringComparison.Ordinal)
        .Replace(ReaderMark.For(ReaderMark.PreferencesUrl), "https://digest.mizan.example/api/preferences/weekly/4f1c9a", StringComparison.Ordinal)
        .Replace(ReaderMark.For(ReaderMark.Name), "ليلى", StringComparison.Ordinal);

    // The window as high as what it shows: pictures of more than the window come out shifted where lines run from the right.
    private static async Task TakeAsync(IBrowser browser, Picture picture, string path)
    {
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = picture.Width, Height = 400 }, ColorScheme = picture.Scheme, Offline = true });
        await page.SetContentAsync(picture.Html);
        var height = await page.EvaluateAsync<int>("Math.ceil(document.body.getBoundingClientRect().bottom)");
        await page.SetViewportSizeAsync(picture.Width, Math.Min(height, picture.Tallest));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, Animations = ScreenshotAnimations.Disabled });
        await page.CloseAsync();
    }

    private static async Task ShrinkAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pngquant", ["--force", "--speed", "1", "--strip", "--ext", ".png", "64", path]))!;
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (Win32Exception)
        {
            // Without it pictures are larger, and as good.
        }
    }
}
