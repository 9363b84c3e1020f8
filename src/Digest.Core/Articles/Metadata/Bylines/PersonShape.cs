using System.Buffers;
using System.Collections.Frozen;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Metadata.Sources;
using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding;

namespace Digest.Core.Articles.Metadata.Bylines;

/// <summary>Tells the name of a person from other short texts.</summary>
internal static class PersonShape
{
    private const int MaxLength = 45;
    private const int MaxWords = 5;

    private static readonly SearchValues<char> NoNames = SearchValues.Create("؟!?؛;\"«»“”:…@#+&=");

    private static readonly FrozenSet<string> Titles = Fold("د أ م ا.د الدكتور الدكتورة دكتور الأستاذ الأستاذة أستاذ الشيخ الشيخة المهندس المهندسة النائب السيد السيدة الأب المطران المحامي المحامية العميد اللواء dr prof mr mrs ms");

    private static readonly FrozenSet<string> Particles = Fold("de la le du des del van von der den and et y al el bin ben ibn bint abu abou ould mint da di dos e");

    private static readonly FrozenSet<string> Prefixes = "Mc Mac De Di Da Du La Le Del El Al Fitz Van Von".Split(' ').ToFrozenSet();

    // Single words before another that no given name is, though papers sign with them.
    private static readonly FrozenSet<string> Fathers = Fold("عبد أبو أبي ابن بن آل أم بو نور سيف عز صلاح");

    // What rubrics and jobs are called.
    private static readonly FrozenSet<string> Labels = Fold("""
        أخبار الأخبار تقرير تقارير خبر شؤون ملف ملفات قسم صفحة الصفحة آخر أهم نشرة برنامج بودكاست فيديو صور مباشر عاجل خاص حصري تحقيق تحقيقات حوار حوارات مقال مقالات رأي آراء قضايا رياضة سياسة اقتصاد ثقافة مجتمع صحة بيئة علوم تكنولوجيا منوعات محليات وكالات متابعة متابعات رصد ترجمة جريدة صحيفة موقع قناة شبكة وكالة مجلة هيئة فريق تحرير التحرير مراسل مراسلو المحرر وزارة جامعة شركة مدينة بلدية محافظة نادي نقابة جمعية منظمة
        news report reports video photo photos live breaking exclusive opinion sport sports business culture politics world read more share comments newsletter podcast editorial staff the our
        actualité actualités reportage vidéo photos dossier édition rédaction abonnés article lire partager
        """);

    /// <summary>Whether the text has the form of a person's name: two to five words, no figure, no label; in Latin letters each a capital.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isTold">Whether its place says that it is a name; else it must begin with a given name.</param>
    public static bool Fits(string text, bool isTold)
    {
        if (text.Length is < 4 or > MaxLength || text.AsSpan().ContainsAny(NoNames) || text.Any(char.IsDigit) || Agencies.Find(text) is not null || SectionNames.IsKnown(text) || Gazetteer.IsCity(text))
            return false;

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        while (words.Length > 1 && Titles.Contains(Folding.Fold(words[0]).TrimEnd('.')))
            (words, isTold) = (words[1..], true);
        if (words.Length is < 2 or > MaxWords)
            return false;
        return Scripts.IsRightToLeft(words[0][0]) ? IsArabic(words, isTold) : IsLatin(words, isTold);
    }

    private static bool IsArabic(string[] words, bool isTold)
    {
        foreach (var word in words)
        {
            if (!Scripts.IsRightToLeft(word[0]) || IsNoName(word))
                return false;
        }

        var first = words[0];
        var isGiven = GivenNames.Contains(first) || Fathers.Contains(Folding.Fold(first)) || IsInitial(first);
        return isGiven || (isTold && !first.StartsWith("ال", StringComparison.Ordinal));
    }

    // Emily Way: in capitals a common word may be a family's name.
    private static bool IsLatin(string[] words, bool isTold)
    {
        if (Particles.Contains(words[^1]) || !(isTold || (GivenNames.Contains(words[0]) && !Array.Exists(words, IsNoName))))
            return false;
        foreach (var word in words)
        {
            if ((!char.IsUpper(word[0]) && !Particles.Contains(word)) || IsGlued(word))
                return false;
        }

        return true;
    }

    // MillerPublished, but McDonald and DeLillo.
    private static bool IsGlued(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && !Prefixes.Contains(word[..i]))
                return true;
        }

        return false;
    }

    private static bool IsInitial(string word) => word is [_, '.'];

    private static bool IsNoName(string word) =>
        Folding.Fold(word).TrimEnd('.') is var folded && (Labels.Contains(folded) || (folded.Length > 1 && !Particles.Contains(folded) && StopWords.Contains(folded)));

    private static FrozenSet<string> Fold(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet();
}
