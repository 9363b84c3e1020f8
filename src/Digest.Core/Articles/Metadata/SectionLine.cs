using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>The line near a headline that names the sections: <c>خارج الحدود، مجتمع</c>.</summary>
internal static class SectionLine
{
    private const int MaxLine = 80;
    private const int MaxItems = 5;
    private const int MaxItemWords = 3;

    private static readonly FrozenSet<string> Known = """
        سياسة|سياسه|السياسة|أخبار|أخبار وطنية|أخبار دولية|أخبار محلية|أخبار عالمية|أخبار العالم|أخبار عربية|وطنية|دولية|دولي|وطني|جهات|جهوية|محليات|مجتمع|المجتمع|اقتصاد|الاقتصاد|مال وأعمال|أعمال|طاقة|رياضة|الرياضة|ثقافة|الثقافة|ثقافة وفن|ثقافة وفنون|فن|فنون|فن وثقافة|علوم|علوم وتكنولوجيا|تكنولوجيا|تقنية|صحة|الصحة|بيئة|البيئة|تعليم|حوادث|منوعات|متفرقات|رأي|آراء|مقالات|تحقيقات|تقارير|حوارات|عالم|العالم|خارج الحدود|الشرق الأوسط|عرب وعالم|إفريقيا|أفريقيا|أوروبا|سياحة|دين|إسلام|المرأة|أسرة|سيارات|قضايا
        Politics|World|Business|Economy|Sport|Sports|Culture|Arts|Science|Technology|Tech|Health|Environment|Opinion|Education|Travel|Lifestyle|Society|Local|National|International|Middle East|Africa|Europe|News
        Politique|Monde|Économie|Sports|Culture|Sciences|Technologies|Santé|Environnement|Opinions|Éducation|Société|Planète|Idées|Régions|International|France|Afrique|Actualités
        """.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Folding.Key).ToFrozenSet();

    /// <summary>The sections; null when the line names none. A single one must be a known section.</summary>
    public static IReadOnlyList<string>? Read(string line)
    {
        if (line.Length > MaxLine || line[^1] is '.' or '؟' or '?' or '!' or ':' || line.Any(char.IsDigit))
            return null;

        var items = line.Split(['،', ',', '|', '/', '•', '·'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length is 0 or > MaxItems || !Array.TrueForAll(items, item => Words.Count(item) is >= 1 and <= MaxItemWords))
            return null;
        return items.Length > 1 || IsKnown(items[0]) ? items : null;
    }

    /// <summary>Whether the text is the name of a section that many papers have.</summary>
    public static bool IsKnown(string text) => Known.Contains(Folding.Key(text));
}
