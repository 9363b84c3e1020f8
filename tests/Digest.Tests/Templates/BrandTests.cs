using System.Net;
using Digest.Core.Editions;

namespace Digest.Tests.Templates;

/// <summary>What an edition says of its look and digits, instead of theme and locale.</summary>
public sealed class BrandTests
{
    private static readonly Brand Brand = new()
    {
        Accent = "#7a1f5c",
        DarkAccent = "#f2a7d8",
        Band = "#4a1238",
        Logo = "https://news.example/logo.png",
        LogoWidth = 120,
        RightToLeftFont = "Tahoma, 'Geeza Pro', sans-serif",
    };

    [Fact]
    public void The_brand_stands_in_place_of_the_theme()
    {
        var edition = Samples.Edition();
        edition.Brand = Brand;

        var issue = Samples.Render(edition, Samples.Arabic(), Samples.English());

        Assert.All([issue.EmailHtml, issue.WebHtml], html => Assert.All(["#7a1f5c", "#f2a7d8", "#4a1238", "'Geeza Pro', sans-serif"], value => Assert.Contains(value, WebUtility.HtmlDecode(html), StringComparison.Ordinal)));
        Assert.All([issue.EmailHtml, issue.WebHtml], html => Assert.DoesNotContain("#0d5c63", html, StringComparison.Ordinal));
    }

    [Fact]
    public void The_logo_stands_above_the_title_and_says_nothing_twice()
    {
        var edition = Samples.Edition();
        edition.Brand = Brand;

        var issue = Samples.Render(edition, Samples.Arabic());

        Assert.All([issue.EmailHtml, issue.WebHtml], html =>
        {
            var logo = Assert.Single(Samples.Parse(html).QuerySelectorAll("img"));
            Assert.Equal(("https://news.example/logo.png", "", "120"), (logo.GetAttribute("src"), logo.GetAttribute("alt"), logo.GetAttribute("width")));
        });
        Assert.Empty(Samples.Parse(Samples.Render(Samples.Arabic()).EmailHtml).QuerySelectorAll("img"));
    }

    [Theory]
    [InlineData(DigitSystem.OfLocale, "17 نوفمبر 2026")]
    [InlineData(DigitSystem.Latin, "17 نوفمبر 2026")]
    [InlineData(DigitSystem.Arabic, "١٧ نوفمبر ٢٠٢٦")]
    [InlineData(DigitSystem.Persian, "۱۷ نوفمبر ۲۰۲۶")]
    public void An_issue_is_set_in_the_digits_of_its_edition(DigitSystem digits, string date)
    {
        var edition = Samples.Edition();
        edition.Digits = digits;

        var issue = Samples.Render(edition, Samples.Arabic(), Samples.English());

        Assert.Contains(date, issue.EmailText, StringComparison.Ordinal);
        Assert.Contains("20 November 2026", issue.EmailText, StringComparison.Ordinal);
    }
}
