using Digest.Shared;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Infrastructure;

/// <summary>One Chromium of the machine for all tests of a class, without access to any network.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _shown;

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Find() is not { } executable)
        {
            Missing = $"none of {string.Join(", ", Chromium.Names)} is on the PATH";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = Chromium.Arguments,
        });
    }

    /// <summary>
    /// A page that shows this html in a window of this size, until the next is asked for: tests of a class run one after the
    /// other, and a window of its own for each would take longer than the test. Skips the test where there is no browser.
    /// </summary>
    public async Task<IPage> ShowAsync(string html, int width, int height = 1200, ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(_browser is null, $"No browser: {Missing}.");
        _shown ??= await _browser.NewPageAsync(new BrowserNewPageOptions { Offline = true });
        await _shown.GotoAsync("about:blank");
        await _shown.SetViewportSizeAsync(width, height);
        await _shown.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await _shown.SetContentAsync(html);
        return _shown;
    }

    /// <summary>A page of a server on this machine. Skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1600, int height = 1200)
    {
        Skip.If(_browser is null, $"No browser: {Missing}.");
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
