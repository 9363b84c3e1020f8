using Digest.Core.Archive.Cards;
using Microsoft.Extensions.Logging;
using SkiaSharp;

namespace Digest.Pictures;

/// <summary>Paints the picture of an issue: the edition's title and day above, the headline of its lead as large as it fits, in the edition's colours.</summary>
public sealed partial class CardPainter(ILogger<CardPainter> logger) : ICardPainter
{
    private const float Margin = 80;
    private const float Rule = 14;
    private const float TitleSize = 38;
    private const float DateSize = 30;
    private const float Top = 190;
    private const float Bottom = IssueCard.Height - Rule - 60;

    // The sizes of a headline with the lines that have room.
    private static readonly (float Size, int Lines)[] Sizes = [(88, 2), (76, 3), (66, 3), (58, 4), (50, 4), (44, 5)];

    private readonly Lock _gate = new();
    private bool _explained;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Paint(IssueCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        try
        {
            // Native memory and font caches: one at a time is plenty for a weekly picture.
            lock (_gate)
                return Draw(card);
        }
        catch (Exception failure) when (failure is NoGlyphException or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException or BadImageFormatException or InvalidOperationException)
        {
            if (!_explained)
                Log.Unpainted(logger, (failure.InnerException ?? failure).Message);
            _explained = true;
            return null;
        }
    }

    private static byte[] Draw(IssueCard card)
    {
        using var surface = SKSurface.Create(new SKImageInfo(IssueCard.Width, IssueCard.Height, SKColorType.Rgba8888, SKAlphaType.Opaque))
            ?? throw new InvalidOperationException("The picture's surface could not be created.");
        var canvas = surface.Canvas;
        canvas.Clear(SKColor.Parse(card.Look.Ground));
        using (var rule = new SKPaint { Color = SKColor.Parse(card.Look.Rule) })
            canvas.DrawRect(0, IssueCard.Height - Rule, IssueCard.Width, Rule, rule);

        using var soft = new SKPaint { Color = SKColor.Parse(card.Look.Soft), IsAntialias = true };
        using var ink = new SKPaint { Color = SKColor.Parse(card.Look.Ink), IsAntialias = true };
        using var bold = Fonts(card.Look, card.Language, card.RightToLeft, bold: true);
        using var plain = Fonts(card.Look, card.Language, card.RightToLeft, bold: false);
        DrawLine(canvas, card.Title, card.RightToLeft, bold, TitleSize, 104, ink);
        DrawLine(canvas, card.Date, card.RightToLeft, plain, DateSize, 154, soft);
        using (var headline = Fonts(card.Look, card.Headline.Language, card.Headline.RightToLeft, bold: true))
            DrawHeadline(canvas, card.Headline, headline, ink);

        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100) ?? throw new InvalidOperationException("The picture could not be written as PNG.");
        return png.ToArray();
    }

    private static void DrawHeadline(SKCanvas canvas, CardHeadline headline, Typefaces fonts, SKPaint paint)
    {
        const float Width = IssueCard.Width - (2 * Margin);
        var (size, lines) = Sizes.Select(fit => (fit.Size, Lines: TextBlock.Break(headline.Text, Width, fit.Lines, text => Measure(text, headline.RightToLeft, fonts, fit.Size)))).FirstOrDefault(fit => fit.Lines is not null);
        if (lines is null)
        {
            (size, var most) = Sizes[^1];
            lines = TextBlock.Cut(headline.Text, Width, most, text => Measure(text, headline.RightToLeft, fonts, Sizes[^1].Size));
        }

        // Arabic has more above and below its line.
        var leading = size * (headline.RightToLeft ? 1.5f : 1.22f);
        var baseline = Top + ((Bottom - Top - (leading * lines.Count)) / 2) + (leading * 0.74f);
        foreach (var line in lines)
        {
            DrawLine(canvas, line, headline.RightToLeft, fonts, size, baseline, paint);
            baseline += leading;
        }
    }

    private static void DrawLine(SKCanvas canvas, string text, bool rightToLeft, Typefaces fonts, float size, float baseline, SKPaint paint)
    {
        var shown = TextBlock.Cut(text, IssueCard.Width - (2 * Margin), 1, part => Measure(part, rightToLeft, fonts, size));
        using var line = TextLine.Shape(shown.Count > 0 ? shown[0] : "", rightToLeft, fonts, size);
        line.Draw(canvas, rightToLeft ? IssueCard.Width - Margin - line.Width : Margin, baseline, paint);
    }

    private static float Measure(string text, bool rightToLeft, Typefaces fonts, float size)
    {
        using var line = TextLine.Shape(text, rightToLeft, fonts, size);
        return line.Width;
    }

    // Fonts of the other direction come second, for the names that a text borrows.
    private static Typefaces Fonts(CardLook look, string language, bool rightToLeft, bool bold) => new(
        SKFontManager.Default,
        rightToLeft ? look.RightToLeftFonts.Concat(look.LeftToRightFonts) : look.LeftToRightFonts.Concat(look.RightToLeftFonts),
        language, rightToLeft, bold);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Issues are published without a picture of their own: {Cause}")]
        public static partial void Unpainted(ILogger logger, string cause);
    }
}
