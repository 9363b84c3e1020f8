using System.Globalization;
using System.Text;

namespace Digest.Pictures;

/// <summary>No font of this machine has a letter.</summary>
internal sealed class NoGlyphException(Rune letter)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"no font of this machine has the letter {letter} (U+{letter.Value:X4}); install one, such as package fonts-noto-core, and libfontconfig1"));
