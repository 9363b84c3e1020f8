using Digest.Core.Articles;

namespace Digest.Core.Templates.Checks;

/// <summary>Articles to try templates on: with all facts and with none, short and long, in three languages, and such as an enemy would send.</summary>
internal static class SampleArticles
{
    private static readonly Article[] Arabic =
    [
        Of("ar", "بلدية المنستير تفتح مكتبة على الشاطئ طوال الصيف", "يستعير المصطافون الكتب دون بطاقة ويعيدونها إلى أي صندوق على الكورنيش، والفكرة لطالبتين من المدينة.", 2) with { Place = "المنستير", Source = "جريدة الساحل", Sections = ["محليات"] },
        Of("ar", "فريق من جامعة أسيوط يعيد استعمال مياه الري مرتين", "جرّب الباحثون مرشّحًا من قشر الأرز في 14 مزرعة، فانخفض استهلاك المياه بنسبة 38%، وفق تقرير نشرته مجلة Desert Farming.", 6) with { Place = "أسيوط", Byline = "هدى منصور", Sections = ["علوم"] },
        Of("ar", "الحافلة رقم 12 تصل إلى الحي الجديد", "سطر واحد.", 1),
        Of("ar", "نساء القرية يخبزن لألف تلميذ كل صباح قبل أن تفتح المدارس أبوابها في الساعة السابعة والنصف", "بدأت الحكاية بفرن واحد في بيت أم خالد، ثم صارت تعاونية فيها 23 امرأة ومطبخ مجهز وسيارة توزيع، وتقول المشرفة إن الطلب يزيد كل شهر.", 4) with { Source = "مراسلنا", Sections = ["مجتمع", "تعليم"] },
        Of("ar", "شركة iPhone Repair Hub تفتح فرعها الثالث في عمّان", "يعمل في الفرع 9 فنيين، والضمان 12 شهرًا، والحجز عبر https://repair.example/amman أو بالهاتف.", 3) with { Place = "عمّان", Sections = ["اقتصاد"] },
    ];

    private static readonly Article[] English =
    [
        Of("en", "Harbour swimmers get their lifeguard back", "After two summers without one, the council pays for a lifeguard from seven to eleven every morning, and the swimmers bring the coffee.", 3) with { Place = "Dover", Source = "The Quay", Sections = ["Local"] },
        Of("en", "Night buses follow the bakers", "The first bus now leaves at 3:40 am, because the people who need it asked for it.", 1) with { Byline = "R. Okafor", Sections = ["Transport"] },
        Of("en", "A museum labels its paintings in the words of schoolchildren", "Eleven classes wrote what they saw. Visitors stay twice as long in front of the pictures, says the museum مدينة الفنون in its yearly report.", 5) with { Place = "Leeds" },
        Of("en", "Short", "One line.", 1),
        Of("en", "Why the town of Upper Netherby voted three times in one month on the same footbridge, and what the engineers had to say about it in the end", "The first vote was void, the second a tie.", 8) with { Source = "Netherby Mercury", Sections = ["Politics", "Local"] },
    ];

    private static readonly Article[] French =
    [
        Of("fr", "Le dernier phare habité du littoral cherche un gardien", "« Il faut aimer le vent », prévient la commune, qui a déjà reçu 212 candidatures en une semaine.", 3) with { Place = "Ouessant", Source = "Le Courrier du large", Sections = ["Région"] },
        Of("fr", "À l’école, la cour se transforme en forêt", "Quarante arbres, un ruisseau et plus un mètre carré de bitume : les enfants ont dessiné le plan.", 4) with { Byline = "Inès Caradec" },
        Of("fr", "Une ligne de plus", "Une phrase.", 1) with { Sections = ["Transports"] },
        Of("fr", "Les relieurs du quartier Saint-Jean ouvrent leurs ateliers le premier dimanche de chaque mois, et l’on y apprend à réparer ses livres", "Colle de farine, fil de lin, patience.", 2) with { Place = "Lyon", Sections = ["Culture"] },
    ];

    private static readonly Article[] Hostile =
    [
        Of("ar", "<script>alert(1)</script> {{ edition.title }} \"><img src=x onerror=alert(1)>", "</td></tr></table> & &lt; {{ for x in 1..9 }} ' \" ` ${x}", 1) with { Place = "<b>", Source = "{{ reader.name }}", Sections = ["</style><style>*{display:none}"] },
        Of("en", "Line one\r\nBcc: everybody@example.org\r\n\r\nLine two", "a\u0000b\u0007c\u001B[2J \u202Edesrever\u202C \u2066isolated \uE000name\uE001 \uFEFF end", 1) with { Byline = "\u202E\u202E\u202E" },
        Of("en", string.Concat(Enumerable.Repeat("Unbreakable", 60)), string.Concat(Enumerable.Repeat("https://example.org/", 40)), 99) with { Place = new string('W', 300), Source = new string('ـ', 300) },
        Of("und", "😀👩‍👩‍👧‍👦 🇹🇳 1️⃣ \uD83D", "", 0),
        Of("ar", new string('ش', 400), string.Concat(Enumerable.Repeat("كلمة ", 300)), 1) with { Language = "ar\" onclick=\"x" },
    ];

    /// <summary>As many articles as asked for, in their order; beyond the last they begin again with a number behind the title.</summary>
    public static IReadOnlyList<Article> Take(SampleKind kind, string language, int count)
    {
        Article[] all = kind switch
        {
            SampleKind.Hostile => Hostile,
            SampleKind.Mixed => [.. Own(language).Take(2), .. Arabic.Take(2), .. English.Take(2), .. French.Take(2)],
            _ => Own(language),
        };
        return [.. Enumerable.Range(0, count).Select(number => number < all.Length ? all[number] : all[number % all.Length] with { Title = $"{all[number % all.Length].Title} ({number + 1})" })];
    }

    private static Article[] Own(string language) => language switch
    {
        "ar" => Arabic,
        "fr" => French,
        _ => English,
    };

    private static Article Of(string language, string title, string summary, int minutes) => new()
    {
        File = "sample.txt",
        Title = title,
        Summary = summary,
        Language = language,
        Direction = language is "ar" ? TextDirection.Rtl : TextDirection.Ltr,
        Published = minutes > 1 ? new(new(2026, 11, 17), null, DatePrecision.Day, "a sample") : null,
        Paragraphs = [summary, title],
        Words = minutes * 200,
        ReadingMinutes = minutes,
        Fingerprint = "0000000000000000",
    };
}
