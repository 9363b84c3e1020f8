using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Languages;

/// <summary>Tells the language of a text or of one paragraph: by its script, and among the languages of one script by their own letters, commonest words and endings.</summary>
public static class LanguageDetector
{
    /// <summary>The answer where a text is too short to tell, or in no language that is known.</summary>
    public const string Unknown = "und";

    // More of a text tells nothing new.
    private const int Reach = 6_000;

    /// <summary>The language of a text as BCP 47; of a mixed one that of most of its letters; <see cref="Unknown"/> where it does not tell.</summary>
    public static string Detect(IEnumerable<string> paragraphs)
    {
        var sample = new Sample(Reach);
        foreach (var paragraph in paragraphs)
        {
            if (!sample.Add(paragraph))
                break;
        }

        return Detect(sample);
    }

    /// <summary>The language of one paragraph, likewise.</summary>
    public static string Detect(string paragraph)
    {
        var sample = new Sample(Reach);
        sample.Add(paragraph);
        return Detect(sample);
    }

    /// <summary>The direction of most of the letters; where neither is far ahead, the declared one.</summary>
    public static TextDirection DirectionOf(IEnumerable<string> paragraphs, TextDirection? declared = null)
    {
        int right = 0, left = 0;
        foreach (var paragraph in paragraphs)
        {
            foreach (var c in paragraph)
            {
                if (Scripts.IsRightToLeft(c))
                    right++;
                else if (char.IsLetter(c))
                    left++;
            }

            if (right + left > Reach)
                break;
        }

        // Nobody writes right to left by default; left to right is in the template of many a page in Arabic.
        if (declared is TextDirection.Rtl)
            return TextDirection.Rtl;
        if (declared is { } said && Math.Min(right, left) * 3 >= Math.Max(right, left))
            return said;
        return right > left ? TextDirection.Rtl : TextDirection.Ltr;
    }

    private static string Detect(Sample sample) => sample.Script switch
    {
        Script.Arabic => ArabicScript.Detect(sample),
        Script.Latin => LatinScript.Detect(sample),
        Script.Cyrillic => CyrillicScript.Detect(sample),
        Script.Hebrew => "he",
        Script.Greek => "el",
        Script.Hangul => "ko",
        Script.Han => sample.Count(Script.Kana) * 12 > sample.Count(Script.Han) ? "ja" : "zh",
        Script.Kana => "ja",
        _ => Unknown,
    };
}
