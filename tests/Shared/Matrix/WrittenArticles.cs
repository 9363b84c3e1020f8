using Digest.Core.Articles;

namespace Digest.Shared.Matrix;

/// <summary>
/// Articles as newsrooms write them, any number, the same on every run: Latin names, quantities, quotes and both systems
/// of digits inside Arabic; accents and narrow spaces inside French. Every title stands once.
/// </summary>
internal sealed class WrittenArticles(int seed)
{
    private static readonly Words Arabic = new(
        "ar", TextDirection.Rtl,
        ["افتتاح", "توسعة", "إعادة بناء", "تجديد", "دراسة جدوى", "إطلاق"],
        ["جسر", "مكتبة عامة", "محطة رياح", "متحف", "مستشفى", "خط ترام", "مرصد", "سوق قديم"],
        ["أسوان", "الرباط", "صيدا", "صلالة", "قسنطينة", "الكويت"],
        ["بتمويل من World Bank", "بقدرة 20 MW", "بعد ٣ سنوات من العمل", "على مساحة 1,200 متر مربع", "وفق مجلة Nature", "بنظام iOS 18", "في «المدينة القديمة»", "للمرة الأولى"],
        ["قال المهندس المشرف إن العمل سينتهي قبل الصيف.", "وينتظر السكان هذا المشروع منذ سنوات، بحسب البلدية.", "وتبلغ كلفته 45 مليون دولار، منها ٣٠٪ قروض.", "أما الشركة المنفذة AT&T فلم تعلّق على موعد التسليم؛ فهل تفعل غدًا؟"],
        ["محليات", "علوم وصحة", "رياضة"], ["وكالة النهر", "صحيفة الميزان", "Reuters"],
        ["سند", "رمل", "نخل", "زهر", "بحر", "صخر", "قمر", "مرج", "غدر", "شرق", "سهل", "زيت", "كرم", "جبل", "ورد", "حصن"], ["ان", "ين", "ية", "اوة", "يات", "ون", "ور", "ار", "يل", "يت", "وم", "اب"]);

    private static readonly Words English = new(
        "en", TextDirection.Ltr,
        ["Opening of", "New plans for", "Rebuilding", "A second life for", "Doubts about", "Volunteers save"],
        ["the river bridge", "the public library", "the wind farm", "the old market", "the tram line", "the observatory"],
        ["Leeds", "Galway", "Halifax", "Cape Town", "Perth"],
        ["after 3 years of work", "at 20 MW", "with help from the World Bank", "“for good”", "in مركز الميزان", "on 1,200 square metres"],
        ["The engineer in charge says that the work ends before summer.", "Neighbours have waited for this for years, the council says.", "It costs $45 million, a third of it on loan.", "The builder, AT&T, did not comment; it’s expected to tomorrow."],
        ["Local", "Science and health", "Sport"], ["River Times", "The Balance"],
        ["Ash", "Birch", "Clay", "Dun", "Elm", "Fern", "Glen", "Hart", "Holm", "Kirk", "Lang", "Mar", "Nor", "Oak", "Pen", "Thorn"], ["bury", "dale", "field", "ford", "ham", "ley", "mouth", "stead", "ton", "wick", "worth", "by"]);

    private static readonly Words French = new(
        "fr", TextDirection.Ltr,
        ["Ouverture pour", "Nouveau départ pour", "Rénovation à venir pour", "Les doutes autour de", "Premier été pour"],
        ["le pont du fleuve", "la bibliothèque", "le parc éolien", "le marché de nuit", "la ligne de tramway", "l’observatoire"],
        ["Lyon", "Québec", "Genève", "Dakar", "Tunis"],
        ["après 3 ans de travaux", "à 20 MW", "avec l’aide de la Banque mondiale", "« pour de bon »", "sur 1 200 m²"],
        ["L’ingénieur responsable assure que tout sera fini avant l’été.", "Les voisins l’attendent depuis des années, selon la mairie.", "Le coût : 45 millions d’euros, dont un tiers emprunté.", "L’entreprise n’a pas répondu ; elle le fera demain."],
        ["À la une", "Sciences et santé", "Sport"], ["Le Fleuve", "La Balance"],
        ["Mont", "Haut", "Beau", "Clair", "Roche", "Ville", "Puy", "Font", "Val", "Aigue", "Sauve", "Chante", "Pierre", "Bois", "Champ", "Saint-É"], ["mont", "fort", "lieu", "vert", "neuve", "mer", "bourg", "val", "court", "font", "lac", "pré"]);

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _titles = new(StringComparer.Ordinal);

    /// <summary>Articles of these languages in turn.</summary>
    public Article[] Make(int count, bool pictures, params string[] languages) =>
        [.. Enumerable.Range(0, count).Select(at => Make(at, pictures, languages[at % languages.Length]))];

    private Article Make(int at, bool pictures, string language)
    {
        var words = language switch { "ar" => Arabic, "en" => English, _ => French };
        var place = Any(words.Places);
        var summary = $"{Any(words.Sentences)} {Any(words.Sentences)}";
        return new Article
        {
            File = $"{language}-{at}.txt",
            Title = Title(words, place),
            Place = at % 7 is 3 ? null : place,
            Published = at % 11 is 5 ? null : new(new DateOnly(2026, 11, 15).AddDays(at % 7), null, DatePrecision.Day, "a test"),
            Source = at % 5 is 4 ? null : Any(words.Sources),
            Byline = at % 3 is 0 ? null : language is "ar" ? "ليلى حداد" : "Lea Haddad",
            Sections = [Any(words.Sections)],
            Language = language,
            Direction = words.Direction,
            Summary = summary,
            Paragraphs = [summary, Any(words.Sentences), Any(words.Sentences)],
            Words = 120 + at,
            ReadingMinutes = 1 + at % 13,
            Picture = pictures ? new LeadPicture($"https://pictures.example/{language}/{at}.jpg", language is "ar" ? "صورة من المكان" : "The place", null) : null,
            Fingerprint = "0",
        };
    }

    private string Title(Words words, string place)
    {
        for (var number = 1; ; number++)
        {
            var title = $"{Any(words.Beginnings)} {Any(words.Things)} {Name(words)} {(words.Language is "ar" ? "في" : words.Language is "fr" ? "à" : "in")} {place} {Any(words.Ends)}";
            if (_titles.Add(number > 20 ? title = $"{title} ({_titles.Count})" : title))
                return title;
        }
    }

    // Names that seldom stand twice, as in newspapers: a spam filter counts how many different words there are.
    private string Name(Words words) => $"{Any(words.Roots)}{Any(words.Endings)} {Any(words.Roots)}{Any(words.Endings)}";

    private string Any(string[] choices) => choices[_random.Next(choices.Length)];

    private sealed record Words(string Language, TextDirection Direction, string[] Beginnings, string[] Things, string[] Places, string[] Ends, string[] Sentences, string[] Sections, string[] Sources, string[] Roots, string[] Endings);
}
