using System.Buffers;
using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>Tells the language of a text by its script, and among languages of one script by their letters and commonest words.</summary>
internal static class LanguageDetector
{
    private const int Reach = 20_000;

    private static readonly SearchValues<char> Ukrainian = SearchValues.Create("іїєґІЇЄҐ");

    private static readonly (string Language, FrozenSet<string> Words)[] Latin =
    [
        ("en", Set("the of and to in that is was for with as on are by at from this have has had not which were their an be it")),
        ("fr", Set("le la les des du et en une est dans que qui pour sur au aux par avec ce cette ses son sont ne pas plus il elle ont été")),
        ("es", Set("el los las del y en una es que por con para se su al como más fue este ha sus lo")),
        ("de", Set("der die das und den von zu mit ist im des auf für nicht ein eine dem als auch sich werden wurde")),
        ("it", Set("il di che la e un per del una della sono con nel dei gli alla si è più non")),
        ("pt", Set("o os as do da dos das e em um uma que para com não por mais ao foi se na no")),
        ("tr", Set("ve bir bu için ile olarak da de olan çok daha gibi kadar sonra")),
    ];

    private static readonly FrozenSet<string> Persian = Set("این است که از به در را با برای های می شد شده خود");
    private static readonly FrozenSet<string> Urdu = Set("ہے کے کی میں اور سے نے کو پر کا ہیں گیا");

    /// <summary>The language as BCP 47; <c>und</c> when the text does not tell.</summary>
    public static string Detect(IEnumerable<string> paragraphs)
    {
        var text = Head(paragraphs);
        var counts = new Counts();
        foreach (var c in text)
            counts.Add(c);

        var most = counts.Most();
        return most switch
        {
            "Arab" => OfArabicScript(text),
            "Latn" => OfLatinScript(text),
            "Hebr" => "he",
            "Cyrl" => text.AsSpan().ContainsAny(Ukrainian) ? "uk" : "ru",
            "Grek" => "el",
            "Hang" => "ko",
            "Hani" => counts.Kana > 0 ? "ja" : "zh",
            _ => "und",
        };
    }

    /// <summary>The direction of most of the letters; where neither is far ahead, the declared one.</summary>
    public static TextDirection DirectionOf(IEnumerable<string> paragraphs, TextDirection? declared = null)
    {
        int right = 0, left = 0;
        foreach (var c in Head(paragraphs))
        {
            if (Scripts.IsRightToLeft(c))
                right++;
            else if (char.IsLetter(c))
                left++;
        }

        if (declared is { } said && Math.Min(right, left) * 3 >= Math.Max(right, left))
            return said;
        return right > left ? TextDirection.Rtl : TextDirection.Ltr;
    }

    private static string Head(IEnumerable<string> paragraphs)
    {
        var text = new System.Text.StringBuilder();
        foreach (var paragraph in paragraphs)
        {
            text.Append(paragraph).Append('\n');
            if (text.Length > Reach)
                break;
        }

        return text.ToString();
    }

    private static string OfArabicScript(string text)
    {
        int persian = 0, urdu = 0, words = 0;
        foreach (var word in Words.Of(text))
        {
            words++;
            if (Persian.Contains(word))
                persian++;
            if (Urdu.Contains(word))
                urdu++;
        }

        if (urdu * 12 > words && urdu > persian)
            return "ur";
        return persian * 12 > words ? "fa" : "ar";
    }

    private static string OfLatinScript(string text)
    {
        var hits = new int[Latin.Length];
        var words = 0;
        foreach (var word in Words.Of(text.ToLowerInvariant()))
        {
            words++;
            for (var i = 0; i < Latin.Length; i++)
            {
                if (Latin[i].Words.Contains(word))
                    hits[i]++;
            }
        }

        var best = Array.IndexOf(hits, hits.Max());
        return hits[best] * 12 > words ? Latin[best].Language : "und";
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    private struct Counts
    {
        private int _arabic, _latin, _hebrew, _cyrillic, _greek, _hangul, _han;

        public int Kana { get; private set; }

        public void Add(char c)
        {
            if (Scripts.IsArabic(c))
                _arabic++;
            else if (Scripts.IsLatin(c))
                _latin++;
            else if (Scripts.IsHebrew(c))
                _hebrew++;
            else if (c is >= '\u0400' and <= '\u052F')
                _cyrillic++;
            else if (c is >= '\u0370' and <= '\u03FF')
                _greek++;
            else if (c is >= '\uAC00' and <= '\uD7A3')
                _hangul++;
            else if (Scripts.IsUnspaced(c))
                Count(c);
        }

        private void Count(char c)
        {
            _han++;
            if (c is >= '\u3040' and <= '\u30FF')
                Kana++;
        }

        public readonly string? Most()
        {
            // One ideograph says about as much as three letters.
            (string Script, int Count)[] all = [("Arab", _arabic), ("Latn", _latin), ("Hebr", _hebrew), ("Cyrl", _cyrillic), ("Grek", _greek), ("Hang", _hangul * 2), ("Hani", _han * 3)];
            var most = all.MaxBy(entry => entry.Count);
            return most.Count == 0 ? null : most.Script;
        }
    }
}
