using Digest.IntegrationTests.Infrastructure;
using Microsoft.Playwright;

namespace Digest.IntegrationTests.Gates;

/// <summary>Mail and pages as a browser lays them out, by our own measure and by axe.</summary>
public sealed class BrowserGates(MeasuredMatrix matrix, BrowserFixture browser) : IClassFixture<MeasuredMatrix>, IClassFixture<BrowserFixture>
{
    [SkippableFact]
    public void Every_text_stands_out_from_its_ground_in_light_and_dark_M44_M58() => matrix.Each(view =>
        None(view.Texts.Where(text => text.Contrast < text.Needed).Select(text => $"{text.Contrast:0.00} < {text.Needed}: {text.Text}")));

    [SkippableFact]
    public void Every_text_of_a_mail_stands_out_where_a_program_inverts_its_colours_M44() => matrix.Each(view => view.IsMail && view.Scheme is ColorScheme.Light, view =>
        None(view.Texts.Where(text => text.Inverted < text.Needed).Select(text => $"{text.Inverted:0.00} < {text.Needed}: {text.Text}")));

    [SkippableFact]
    public void No_text_is_smaller_than_14_pixels_M45() => matrix.Each(view =>
        None(view.Texts.Where(text => text.Size < 14).Select(text => $"{text.Size} px: {text.Text}")));

    [SkippableFact]
    public void Nothing_scrolls_sideways_M46() => matrix.Each(view => None(view.Outside));

    [SkippableFact]
    public void A_mail_looks_the_same_where_its_style_element_is_dropped_M40() => matrix.Each(view => view.WithoutStyle is not null, view =>
        Assert.Equal(view.Texts.Select(Look), view.WithoutStyle!.Select(Look)));

    [SkippableFact]
    public void Axe_finds_no_violation_M56_M57() => matrix.Each(view => view.Violations is not null, view => None(view.Violations!));

    [SkippableFact]
    public async Task Our_measure_of_contrast_judges_joined_Arabic_letters_M58()
    {
        var page = await browser.ShowAsync("<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><body style=\"background:#ffffff;color:#cccccc\"><p>خبر من المدينة</p><p style=\"color:rgba(0,0,0,.25);background:#fff\">خبر آخر</p></body></html>", 320);

        var texts = await page.ShownTextsAsync();

        Assert.Equal(2, texts.Length);
        Assert.All(texts, text => Assert.InRange(text.Contrast, 1.2, 2));
    }

    private static void None(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join('\n', problems.Take(10)));

    private static string Look(ShownText text) => $"{text.Text} {text.Size} {text.Contrast:0.0} {text.Align} {text.Direction} {text.Leading:0.00}";
}
