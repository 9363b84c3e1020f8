using Digest.Core.Editions;

namespace Digest.Shared.Matrix;

/// <summary>
/// The issues that mail and pages are judged by: Arabic, English, French and mixed; of no article to 400, with and
/// without pictures and an editor's note; and hostile ones. Made once, the same on every run.
/// </summary>
public static class IssueMatrix
{
    private static readonly int[] Sizes = [0, 1, 5, 40, 400];

    public static IReadOnlyList<MatrixIssue> All { get; } = [.. Written(), Preview(), .. Hostile()];

    /// <summary>Those of at most 40 articles: what a tool that takes its time is shown.</summary>
    public static IReadOnlyList<MatrixIssue> Small { get; } = [.. All.Where(issue => issue.Composition.Stories.Count <= 40)];

    private static IEnumerable<MatrixIssue> Written() =>
        from size in Sizes
        from kind in new[] { "ar", "en", "fr", "mixed" }
        from pictures in new[] { false, true }
        select new MatrixIssue(
            $"{kind}-{size}{(pictures ? "-pictures" : "")}",
            EditionOf(kind is "mixed" ? "ar" : kind, pictures),
            new WrittenArticles(size).Make(size, pictures, kind is "mixed" ? ["ar", "en", "fr"] : [kind]),
            size is 5 or 40 && pictures ? NoteIn(kind) : null);

    private static MatrixIssue Preview() => new("ar-5-preview", EditionOf("ar", pictures: false), new WrittenArticles(5).Make(5, pictures: false, "ar"), NoteIn("ar"), preview: true);

    private static string NoteIn(string kind) => kind switch
    {
        "ar" => "قراءنا الأعزاء، في هذا العدد 5 مقالات اخترناها مع زملائنا في Reuters.\n\nطاب أسبوعكم!",
        "fr" => "Chers lecteurs, la rédaction vous a choisi ces articles avec soin.\n\nBonne semaine !",
        _ => "Dear readers, this week’s stories were chosen with our colleagues of صحيفة الميزان.\n\nHave a good week.",
    };

    private static IEnumerable<MatrixIssue> Hostile()
    {
        foreach (var language in new[] { "ar", "en", "fr" })
        {
            var branded = EditionOf(language, pictures: true);
            // What was written is compared with what is printed.
            branded.Digits = DigitSystem.OfLocale;
            yield return new MatrixIssue($"hostile-{language}", branded, HostileArticles.Make(language), note: string.Join('\n', HostileArticles.Texts.Select(text => text.Written)), hostile: true);
        }

        // Markup, placeholders, headers and directional controls, apart from addresses and page ends that any spam filter minds.
        yield return new MatrixIssue("hostile-code", EditionOf("ar", pictures: false), HostileArticles.Make("ar", "en")[..6], hostile: true);
        yield return new MatrixIssue("hostile-mixed", EditionOf("ar", pictures: false), HostileArticles.Make("en", "ar"), hostile: true);
        var edition = EditionOf("ar", pictures: false);
        edition.Title = "حصاد <b>الأسبوع</b> & \"الشركاء\" {{ reader.name }}";
        edition.PostalAddress = "12 شارع <i>النهر</i>\r\n\u202Eالقاهرة {{ reader.name }}";
        yield return new MatrixIssue("hostile-edition", edition, new WrittenArticles(5).Make(5, pictures: false, "ar"), hostile: true);
    }

    private static Edition EditionOf(string language, bool pictures) => new()
    {
        Title = language switch { "ar" => "حصاد الأسبوع", "fr" => "La semaine", _ => "The Week Gathered" },
        Language = language,
        TimeZone = "Africa/Cairo",
        SenderAddress = "digest@mizan.example",
        SenderName = language switch { "ar" => "دار الميزان للنشر", "fr" => "Éditions Mizan", _ => "Mizan Press" },
        PostalAddress = language is "ar" ? "12 شارع النهر، القاهرة 11511، مصر" : "12 River Street, Cairo 11511, Egypt",
        BaseUrl = "https://digest.mizan.example",
        Digits = language is "ar" && pictures ? DigitSystem.Arabic : DigitSystem.OfLocale,
        Sections = language switch
        {
            "ar" => [new() { Title = "محليات" }, new() { Title = "علوم وصحة" }],
            "fr" => [new() { Title = "À la une" }, new() { Title = "Sciences et santé" }],
            _ => [new() { Title = "Local" }, new() { Title = "Science and health" }],
        },
        Brand = pictures ? new() { Logo = "https://digest.mizan.example/logo.png", LogoWidth = 180 } : new(),
    };
}
