using System.Text;
using SkiaSharp;

namespace Digest.Pictures;

/// <summary>Finds fonts of this machine: those that the edition names before others, and for each sign one that has it.</summary>
internal sealed class Typefaces : IDisposable
{
    private readonly SKFontStyle _style;
    private readonly SKFontManager _fonts;
    private readonly List<SKTypeface> _named = [];
    private readonly Dictionary<int, SKTypeface?> _found = [];
    private readonly string[]? _languages;
    private readonly bool _rightToLeft;

    public Typefaces(SKFontManager fonts, IEnumerable<string> families, string language, bool rightToLeft, bool bold)
    {
        _fonts = fonts;
        _style = bold ? SKFontStyle.Bold : SKFontStyle.Normal;
        _rightToLeft = rightToLeft;
        _languages = language.Length > 0 ? [language] : null;
        // The theme's generic names mean whatever the machine takes for them.
        foreach (var family in families.Where(family => family is not ("sans-serif" or "serif")))
        {
            if (fonts.MatchFamily(family, _style) is { } typeface)
                _named.Add(typeface);
        }
    }

    /// <summary>A font with this sign; null when the machine has none.</summary>
    public SKTypeface? Find(Rune rune)
    {
        if (_found.TryGetValue(rune.Value, out var typeface))
            return typeface;
        return _found[rune.Value] = _named.FirstOrDefault(named => Has(named, rune))
            // A borrowed name is not in the language of the text.
            ?? Known(_fonts.MatchCharacter(null, _style, TextRun.IsRightToLeft(rune) == _rightToLeft ? _languages : null, rune.Value), rune);
    }

    public void Dispose()
    {
        foreach (var typeface in _named.Concat(_found.Values).OfType<SKTypeface>().Distinct())
            typeface.Dispose();
    }

    // Neighbours in one font must be in the same object, or they would not be joined.
    private SKTypeface? Known(SKTypeface? typeface, Rune rune) =>
        typeface is not null && _found.Values.FirstOrDefault(other => other?.FamilyName == typeface.FamilyName) is { } known && Has(known, rune) ? known : typeface;

    private static bool Has(SKTypeface typeface, Rune rune)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(rune.Value);
    }
}
