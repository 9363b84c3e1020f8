using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Digest.Pictures;

/// <summary>One line of text, shaped: letters joined, marks in place, each run in its direction and in a font that has its signs.</summary>
internal sealed class TextLine : IDisposable
{
    private readonly List<(SKTextBlob Blob, float At)> _pieces = [];

    private TextLine()
    {
    }

    /// <summary>How wide it is.</summary>
    public float Width { get; private set; }

    /// <summary>Shapes a line.</summary>
    /// <exception cref="NoGlyphException">There is no font for one of its letters.</exception>
    public static TextLine Shape(string text, bool rightToLeft, Typefaces typefaces, float size)
    {
        var line = new TextLine();
        foreach (var run in TextRun.InVisualOrder(TextRun.Of(text, rightToLeft)))
        {
            var parts = Parts(run.Text, typefaces);
            foreach (var (part, typeface) in run.Level % 2 == 1 ? Enumerable.Reverse(parts) : parts)
                line.Add(part, typeface, run.Level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight, size);
        }

        return line;
    }

    public void Draw(SKCanvas canvas, float left, float baseline, SKPaint paint)
    {
        foreach (var (blob, at) in _pieces)
            canvas.DrawText(blob, left + at, baseline, paint);
    }

    public void Dispose()
    {
        foreach (var (blob, _) in _pieces)
            blob.Dispose();
    }

    private void Add(string text, SKTypeface typeface, Direction direction, float size)
    {
        using var font = new SKFont(typeface, size) { Subpixel = true, Edging = SKFontEdging.Antialias };
        using var shaper = new SKShaper(typeface);
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = direction;
        var shaped = shaper.Shape(buffer, font);
        using var builder = new SKTextBlobBuilder();
        if (shaped.Codepoints.Length > 0)
        {
            var run = builder.AllocatePositionedRun(font, shaped.Codepoints.Length);
            var glyphs = run.Glyphs;
            var places = run.Positions;
            for (var at = 0; at < shaped.Codepoints.Length; at++)
                (glyphs[at], places[at]) = ((ushort)shaped.Codepoints[at], shaped.Points[at]);
            if (builder.Build() is { } blob)
                _pieces.Add((blob, Width));
        }

        Width += shaped.Width;
    }

    // Marks and joiners stay with the letter before them; a sign that no font has is left out, a letter is missed.
    private static List<(string Text, SKTypeface Typeface)> Parts(string text, Typefaces typefaces)
    {
        var parts = new List<(string, SKTypeface)>();
        var part = new StringBuilder();
        SKTypeface? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var bound = current is not null && (rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format);
            var typeface = bound ? current : typefaces.Find(rune);
            if (typeface is null)
            {
                if (Rune.IsLetter(rune))
                    throw new NoGlyphException(rune);
                continue;
            }

            if (current is not null && typeface != current)
            {
                parts.Add((part.ToString(), current));
                part.Clear();
            }

            current = typeface;
            part.Append(rune);
        }

        if (current is not null && part.Length > 0)
            parts.Add((part.ToString(), current));
        return parts;
    }
}
