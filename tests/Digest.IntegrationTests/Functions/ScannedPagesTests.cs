using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.IntegrationTests.Infrastructure;
using Digest.IntegrationTests.Services;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Functions;

/// <summary>Some scanners open every link of a mail in a browser that runs scripts.</summary>
public sealed class ScannedPagesTests(RunningApp app, BrowserFixture browser) : IClassFixture<RunningApp>, IClassFixture<BrowserFixture>
{
    [SkippableFact]
    public async Task A_browser_changes_nothing_by_opening_a_link_and_its_button_does_F24_M14_M15()
    {
        LocalRun.SkipWithoutNode();
        var reader = await app.SubscribeAsync("scanned@readers.example");
        var wish = await WishAsync("wishing@readers.example");
        var links = app.Service<ReaderLinks>();
        var before = await StateAsync(reader, wish);

        var (confirm, preferences, leave) = (
            await OpenAsync(links.Confirmation(app.Edition, wish)),
            await OpenAsync(links.Preferences(app.Edition, reader.Id)),
            await OpenAsync(app.Service<UnsubscribeLinks>().For(app.Edition, reader)));
        Assert.Equal(before, await StateAsync(reader, wish));

        await PressAsync(confirm);
        await PressAsync(preferences);
        var pressed = await StateAsync(reader, wish);
        Assert.Equal((SubscriberStatus.Active, SubscriberStatus.Active, 1), (pressed.Reader!.Status, pressed.Wishing!.Status, pressed.Consents));
        await PressAsync(leave);
        Assert.Equal(SubscriberStatus.Unsubscribed, (await StateAsync(reader, wish)).Reader!.Status);
    }

    private async Task<Signup> WishAsync(string address)
    {
        var now = TimeProvider.System.GetUtcNow();
        var wish = new Signup
        {
            Edition = "weekly",
            Id = SubscriberId.For("weekly", ChannelKind.Email, address),
            Address = address,
            Language = "ar",
            Nonce = "00112233445566778899aabbccddeeff",
            Requested = now,
            Expires = now.AddDays(7),
            Source = "form",
            Wording = "أريد",
        };
        return (await app.Service<ISignupStore>().TryWriteAsync(wish, default))!;
    }

    // With everything that a page may do by itself.
    private async Task<IPage> OpenAsync(Uri link)
    {
        var page = await browser.OpenAsync(new Uri(app.Http.BaseAddress!, link.AbsolutePath).AbsoluteUri, 320);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return page;
    }

    private static async Task PressAsync(IPage page)
    {
        var answer = await page.RunAndWaitForResponseAsync(() => page.ClickAsync("button"), response => response.Request.Method == "POST");
        Assert.Equal(200, answer.Status);
        await page.CloseAsync();
    }

    private async Task<(Subscriber? Reader, Subscriber? Wishing, string? Wish, int Consents)> StateAsync(Subscriber reader, Signup wish)
    {
        var consents = app.Service<IConsentStore>();
        return (
            await app.Subscribers.FindAsync("weekly", reader.Id, default) is { } row ? row with { Sections = [] } : null,
            await app.Subscribers.FindAsync("weekly", wish.Id, default) is { } wishing ? wishing with { Sections = [] } : null,
            (await app.Service<ISignupStore>().FindAsync("weekly", wish.Id, default))?.Version,
            await consents.ListAsync("weekly", wish.Id, default).CountAsync() + await consents.ListAsync("weekly", reader.Id, default).CountAsync());
    }
}
