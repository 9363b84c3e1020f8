using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Languages;

/// <summary>The beginning of a text, with its letters counted by script.</summary>
/// <param name="reach">How many characters are looked at.</param>
internal sealed class Sample(int reach)
{
    // Fewer letters than these tell no language.
    private const int FewestLetters = 4;

    // One ideograph says about as much as three letters, one syllable of Korean as two.
    private static readonly int[] Weights = [0, 1, 1, 1, 1, 1, 2, 3, 2];

    // The scripts of nearly all characters, looked up and not worked out.
    private static readonly byte[] Common = [.. Enumerable.Range(0, '\u0700').Select(c => (byte)ScriptOf((char)c))];

    private readonly int[] _counts = new int[Weights.Length];
    private readonly List<string> _texts = [];
    private int _room = reach;

    /// <summary>The texts, the last one perhaps looked at in part only.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The script of most of the letters; none when there are too few.</summary>
    public Script Script
    {
        get
        {
            var most = 0;
            for (var i = 1; i < _counts.Length; i++)
            {
                if (_counts[i] * Weights[i] > _counts[most] * Weights[most])
                    most = i;
            }

            return _counts[most] * Weights[most] < FewestLetters ? Script.None : (Script)most;
        }
    }

    /// <summary>How many letters of a script there are.</summary>
    public int Count(Script script) => _counts[(int)script];

    /// <summary>Adds a text; false when there is room for no more.</summary>
    public bool Add(string text)
    {
        _texts.Add(text);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, _room)))
            _counts[c < Common.Length ? Common[c] : (int)ScriptOf(c)]++;
        _counts[0] = 0;
        _room -= text.Length;
        return _room > 0;
    }

    private static Script ScriptOf(char c) => c switch
    {
        >= 'ء' and <= 'ي' => c == 'ـ' ? Script.None : Script.Arabic,
        < 'A' => Script.None,
        <= '\u024F' => Scripts.IsLatin(c) ? Script.Latin : Script.None,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u05D0' and <= '\u05F2' => Script.Hebrew,
        >= '\u064B' and <= '\u06FF' => Scripts.IsArabic(c) ? Script.Arabic : Script.None,
        >= '\u3040' and <= '\u30FF' => Script.Kana,
        >= '\uAC00' and <= '\uD7A3' => Script.Hangul,
        _ => Scripts.IsUnspaced(c) ? Script.Han : Scripts.IsArabic(c) ? Script.Arabic : Scripts.IsHebrew(c) ? Script.Hebrew : Script.None,
    };
}
