using System.Globalization;

namespace Digest.Core.Editions;

/// <summary>Computes how well a colour can be read on another.</summary>
/// <remarks>WCAG 2.2, relative luminance and success criterion 1.4.3.</remarks>
public static class Contrast
{
    /// <summary>The least ratio for text (level AA).</summary>
    public const double Readable = 4.5;

    /// <summary>The ratio of two colours such as <c>#1b2430</c>, from 1 to 21.</summary>
    /// <exception cref="FormatException">One of them is not # and six hexadecimal digits.</exception>
    public static double Of(string one, string other)
    {
        var (first, second) = (Luminance(one), Luminance(other));
        return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
    }

    /// <summary>Whether the text is a colour: # and six hexadecimal digits, since older mail clients know no other form.</summary>
    public static bool IsColour(string? text) => text is { Length: 7 } and ['#', ..] && text.Skip(1).All(char.IsAsciiHexDigit);

    private static double Luminance(string colour) => IsColour(colour)
        ? (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5))
        : throw new FormatException($"'{colour}' is no colour: write # and six hexadecimal digits.");

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
