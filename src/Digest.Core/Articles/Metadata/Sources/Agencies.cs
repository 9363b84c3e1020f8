using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Sources;

/// <summary>The news agencies by the forms in which papers credit them. Many forms are also words, so callers look only where a credit can stand.</summary>
internal static class Agencies
{
    /// <summary>What a line that credits several agencies without naming them says.</summary>
    public const string Several = "وكالات";

    // The name to print, then its forms.
    private const string Table = """
        وكالة المغرب العربي للأنباء|و م ع|لاماب
        وكالة الأنباء الجزائرية|و أ ج|واج
        وكالة تونس إفريقيا للأنباء|وات|و ا ت
        وكالة الأنباء الليبية|وال
        الوكالة الموريتانية للأنباء|وما
        وكالة أنباء الشرق الأوسط|أ ش أ
        وكالة السودان للأنباء|سونا
        وكالة الأنباء السعودية|واس
        وكالة أنباء الإمارات|وام
        وكالة الأنباء القطرية|قنا
        وكالة الأنباء الكويتية|كونا
        وكالة أنباء البحرين|بنا
        وكالة الأنباء العمانية|العمانية
        وكالة الأنباء اليمنية|سبأ
        وكالة الأنباء الأردنية|بترا
        وكالة الأنباء الفلسطينية|وفا
        الوكالة العربية السورية للأنباء|سانا
        الوكالة الوطنية للإعلام|الوطنية للإعلام|الوكالة الوطنية
        وكالة الأنباء العراقية|واع
        الوكالة الوطنية العراقية للأنباء|نينا
        وكالة فرانس برس|أ ف ب|ا ف ب|فرانس برس|فرنس برس
        رويترز|رويتر|وكالة رويترز
        أسوشيتد برس|أ ب|أسوشيتدبرس|الأسوشيتد برس
        يونايتد برس إنترناشونال|يو بي آي
        وكالة الأنباء الألمانية|د ب أ
        شينخوا|شينخوا نت|وكالة شينخوا
        وكالة الأناضول|الأناضول
        تاس|وكالة تاس
        سبوتنيك|وكالة سبوتنيك
        نوفوستي|ريا نوفوستي
        وكالة الأنباء الإيرانية|إرنا
        وكالة فارس|فارس
        وكالة مهر|مهر
        وكالة تسنيم|تسنيم
        وكالة الأنباء الإسبانية|إفي
        أنسا|وكالة أنسا
        آكي|وكالة آكي
        اتحاد وكالات أنباء دول منظمة التعاون الإسلامي|يونا|إينا
        وكالات|الوكالات|وكالات الأنباء
        AFP|Agence France-Presse
        Reuters
        AP|Associated Press|The Associated Press
        UPI
        DPA
        Xinhua
        Anadolu|Anadolu Agency|AA
        TASS
        MAP
        APS
        TAP
        MENA
        SPA
        WAM
        QNA
        KUNA
        Petra
        WAFA
        SANA
        EFE
        ANSA
        """;

    private static readonly FrozenDictionary<string, string> Names = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split('|').Select(form => (Form: Folding.Compact(form), Name: line.Split('|')[0])))
        .DistinctBy(entry => entry.Form)
        .ToFrozenDictionary(entry => entry.Form, entry => entry.Name);

    /// <summary>The agency of which the text is a credit and nothing else; null when it is none.</summary>
    public static string? Find(string text)
    {
        if (text.Length > 60 || text.Any(char.IsDigit))
            return null;
        var compact = Folding.Compact(text);
        return compact.Length == 0 ? null : Names.GetValueOrDefault(compact);
    }
}
