using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>The names of sections that many papers have, with or without article, one alone or two joined by "and".</summary>
internal static class SectionNames
{
    private const int FewestLettersBehindArticle = 3;

    private static readonly FrozenSet<string> Known = """
        سياسة|سياسه|أخبار|أخبار وطنية|أخبار دولية|أخبار محلية|أخبار عالمية|أخبار العالم|أخبار عربية|وطنية|وطني|الوطن|دولية|دولي|دوليات|عربي|عربيات|جهات|جهوية|محلي|محلية|محليات|محافظات|بلديات|مجتمع|اقتصاد|اقتصادية|مال|مال وأعمال|أعمال|أسواق|طاقة|زراعة|رياضة|ثقافة|فن|فنون|تراث|سينما|مسرح|موسيقى|كتب|أدب|إعلام|علوم|علم|تكنولوجيا|تقنية|صحة|طب|بيئة|مناخ|تعليم|تربية|جامعات|شباب|حوادث|قضاء|أمن|برلمان|منوعات|متفرقات|رأي|آراء|مقالات|أعمدة|افتتاحية|تحقيقات|تحقيق|تقارير|حوارات|حوار|ملفات|حياة|ناس|عالم|خارج الحدود|الشرق الأوسط|عرب|إفريقيا|أوروبا|آسيا|سياحة|سفر|دين|إسلام|المرأة|أسرة|بيت|مطبخ|سيارات|قضايا|مجلس الأمة|عام|كرة القدم
        Politics|World|Business|Economy|Finance|Money|Markets|Sport|Sports|Football|Culture|Arts|Books|Science|Technology|Tech|Health|Environment|Climate|Opinion|Opinions|Education|Travel|Lifestyle|Society|Local|Regional|National|International|Middle East|Africa|Europe|Asia|News|Crime
        Politique|Monde|Économie|Culture|Sciences|Technologies|Santé|Planète|Opinions|Éducation|Société|Idées|Régions|International|France|Afrique|Actualités|Faits divers
        Politik|Wirtschaft|Gesellschaft|Kultur|Wissen|Wissenschaft|Panorama|Lokales|Regionales|Meinung|Reise|Technik|Gesundheit|Umwelt|Medien|Ausland|Inland|Bildung
        Política|Economía|Sociedad|Cultura|Deportes|Ciencia|Tecnología|Salud|Medio ambiente|Opinión|Internacional|Nacional|Sucesos|Mundo|Economia|Cultura|Esporte|Esportes|Saúde|Ciência|Politica|Cronaca|Esteri|Scienza|Salute
        Gündem|Ekonomi|Spor|Dünya|Siyaset|Kültür|Sağlık|Teknoloji|Yaşam|Eğitim
        Политика|Общество|Экономика|Мир|Спорт|Культура|Наука|Происшествия|Технологии|Здоровье
        سیاسی|اقتصادی|اجتماعی|فرهنگی|ورزشی|جامعه|محیط زیست|جهان|ایران|پاکستان|دنیا|کھیل|کاروبار|سائنس
        חדשות|ספורט|כלכלה|תרבות|בארץ|בעולם|פוליטיקה|דעות|בריאות|מקומי
        社会|政治|经济|国际|国内|体育|文化|科技|健康|教育
        """.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Key).ToFrozenSet();

    private static readonly FrozenSet<string> Joints = new[] { "and", "et", "und", "y", "e", "ve", "и" }.ToFrozenSet();
    private static readonly string Affairs = Folding.Key("شؤون");

    /// <summary>Whether the text is the name of a section that many papers have.</summary>
    public static bool IsKnown(string text)
    {
        var key = Key(text);
        if (Known.Contains(key))
            return true;

        var words = key.Split(' ');
        return words.Length switch
        {
            // The affairs of a place or people: شؤون محلية
            2 when words[0] == Affairs => true,
            2 => Known.Contains(words[0]) && (Known.Contains(words[1]) || Known.Contains(WithoutAnd(words[1]))),
            3 => Joints.Contains(words[1]) && Known.Contains(words[0]) && Known.Contains(words[2]),
            _ => false,
        };
    }

    // ثقافة وفنون
    private static string WithoutAnd(string word) => word.Length > FewestLettersBehindArticle && word[0] == 'و' ? WithoutArticle(word[1..]) : word;

    private static string WithoutArticle(string word) =>
        word.Length > FewestLettersBehindArticle + 1 && word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    /// <summary>The form in which names of sections are compared: Économie and economie, الاقتصاد and إقتصاد are the same.</summary>
    public static string Key(string text) => string.Join(' ', Folding.Key(text).Split(' ').Select(WithoutArticle));
}
