using Digest.Core.Archive.Cards;
using Digest.Pictures;
using Microsoft.Extensions.Logging.Abstractions;
using SkiaSharp;

namespace Digest.IntegrationTests.Pictures;

/// <summary>Pictures as this machine paints them with the fonts that it has.</summary>
public sealed class CardPainterTests
{
    private static readonly CardLook Look = new("#0c3f46", "#ffffff", "#cfe4e3", "#dba43f", ["Tahoma", "Noto Sans Arabic", "sans-serif"], ["Segoe UI", "Noto Sans", "sans-serif"]);

    private static readonly string Long = string.Join(' ', Enumerable.Repeat("The harbour authority reopens the eastern quay after two years of repairs", 6));

    [SkippableTheory]
    [InlineData("حصاد الأسبوع", true, "افتتاح جسر جديد على النيل يربط ضفتي المدينة", true)]
    [InlineData("The Week", false, "Library lends tools as well as books", false)]
    [InlineData("حصاد الأسبوع", true, "Coastal town bans cars from the الكورنيش road for 12 days", false)]
    [InlineData("The Week", false, "", false)]
    public void A_picture_has_the_size_the_ground_and_the_margins_that_it_should(string title, bool rightToLeft, string headline, bool headlineRightToLeft)
    {
        using var picture = Paint(title, rightToLeft, headline, headlineRightToLeft);

        Assert.Equal((1200, 630), (picture.Width, picture.Height));
        Assert.Equal(SKColor.Parse(Look.Ground), picture.GetPixel(2, 2));
        Assert.Equal(SKColor.Parse(Look.Rule), picture.GetPixel(600, 628));
        var (left, right) = InkOf(picture, 0, 610);
        Assert.True(left >= 72 && right <= 1128, $"ink from {left} to {right}");
    }

    [SkippableFact]
    public void Title_and_date_begin_on_the_side_of_their_language()
    {
        using var arabic = Paint("حصاد الأسبوع", true, "", true);
        using var english = Paint("The Week", false, "", false);

        Assert.InRange(InkOf(arabic, 0, 170).Right, 1090, 1128);
        Assert.InRange(InkOf(english, 0, 170).Left, 72, 110);
    }

    [SkippableFact]
    public void Letters_of_Arabic_are_joined()
    {
        // Joined, the word is narrower than its letters apart.
        using var joined = Paint("سسسسسسسسسس", true, "", true);
        using var apart = Paint("س\u200cس\u200cس\u200cس\u200cس\u200cس\u200cس\u200cس\u200cس\u200cس", true, "", true);

        var (one, other) = (InkOf(joined, 60, 120), InkOf(apart, 60, 120));
        Assert.True(one.Right - one.Left < (other.Right - other.Left) * 0.9);
    }

    [SkippableFact]
    public void The_longest_title_is_cut_and_stays_within()
    {
        using var picture = Paint("The Week", false, Long, false);

        Assert.Equal(SKColor.Parse(Look.Ground), picture.GetPixel(600, 600));
        Assert.InRange(InkOf(picture, 180, 610).Right, 900, 1128);
    }

    [SkippableFact]
    public void The_same_card_gives_the_same_bytes() =>
        Assert.Equal(Png("The Week", false, "Library lends tools", false), Png("The Week", false, "Library lends tools", false));

    [SkippableFact]
    public void A_letter_that_no_font_has_leaves_the_issue_without_a_picture_of_its_own()
    {
        Png("The Week", false, "", false);

        Skip.If(SKFontManager.Default.MatchCharacter(0x4E2D) is not null, "A font of this machine has Chinese letters.");
        Assert.Null(new CardPainter(NullLogger<CardPainter>.Instance).Paint(new IssueCard("The Week", "22 November 2026", "en", false, new CardHeadline("\u4E2D", "en", false), Look)));
    }

    private static SKBitmap Paint(string title, bool rightToLeft, string headline, bool headlineRightToLeft) => SKBitmap.Decode(Png(title, rightToLeft, headline, headlineRightToLeft));

    private static byte[] Png(string title, bool rightToLeft, string headline, bool headlineRightToLeft)
    {
        var png = new CardPainter(NullLogger<CardPainter>.Instance).Paint(new IssueCard(
            title, rightToLeft ? "الأحد 22 نوفمبر 2026" : "Sunday, 22 November 2026", rightToLeft ? "ar" : "en", rightToLeft,
            new CardHeadline(headline, headlineRightToLeft ? "ar" : "en", headlineRightToLeft), Look));
        Skip.If(png is null, "This machine cannot paint: install libfontconfig1 and fonts-noto-core.");
        return png.Value.ToArray();
    }

    // The columns between which something else than the ground stands, in rows from top to bottom.
    private static (int Left, int Right) InkOf(SKBitmap picture, int top, int bottom)
    {
        var ground = SKColor.Parse(Look.Ground);
        var columns = Enumerable.Range(0, picture.Width).Where(x => Enumerable.Range(top, bottom - top).Any(y => picture.GetPixel(x, y) != ground)).ToList();
        return (columns[0], columns[^1]);
    }
}
