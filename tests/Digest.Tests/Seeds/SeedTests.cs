using Digest.Core.Articles;
using Digest.Tests.Articles;

namespace Digest.Tests.Seeds;

/// <summary>The sample articles of this repository, each in a layout that newsrooms send.</summary>
public sealed class SeedTests
{
    private static readonly string[] Frame = ["اترك", "لن يتم نشر", "شاهد أيضاً", "reCAPTCHA", "الرئيسية", "cookies", "Partager", "Tous droits", "À lire aussi", "commentaire", "Accueil", "S'abonner"];

    [Fact]
    public void There_are_eight_and_nothing_else() => Assert.Equal(8, Directory.GetFiles(RepositoryFiles.Seeds, "*", SearchOption.AllDirectories).Length);

    [Fact]
    public void A_crawl_date_above_the_headline_gives_way_to_the_true_one_below()
    {
        var article = Parse("01-mediterranean-plastic.txt");

        Assert.Equal("تونس ومالطا تطلقان خطة مشتركة لخفض النفايات البلاستيكية في المتوسط", article.Title);
        Assert.Equal(new DateOnly(2026, 11, 17), article.Published?.Date);
        Assert.Equal(new TimeOnly(14, 20), article.Published?.Time);
        IsArabic(article, paragraphs: 7, first: "أعلنت تونس ومالطا", last: "ومن المنتظر");
        Assert.Null(article.Source);
        Assert.Null(article.Place);
    }

    [Fact]
    public void A_date_without_a_year_is_fixed_by_its_weekday()
    {
        var article = Parse("02-space-telescope.txt");

        Assert.Equal("فلكيون عرب يرصدون بخار الماء في غلاف كوكب يدور حول نجم قزم أحمر", article.Title);
        Assert.Equal(new DateOnly(2026, 11, 18), article.Published?.Date);
        Assert.Equal(DatePrecision.Day, article.Published?.Precision);
        IsArabic(article, paragraphs: 6, first: "رصد فريق", last: "ويأمل الفريق");
        Assert.Null(article.Place);
    }

    [Fact]
    public void An_agency_line_names_the_source_and_the_headline_the_place()
    {
        var article = Parse("03-manuscripts-oran.txt");

        Assert.Equal("وهران: مكتبة جديدة تفتح خزائن المخطوطات أمام القراء لأول مرة", article.Title);
        Assert.Equal("وكالة الأنباء الجزائرية", article.Source);
        Assert.Equal("وهران", article.Place);
        Assert.Null(article.Published);
        IsArabic(article, paragraphs: 7, first: "افتتحت بمدينة وهران", last: "وينتظر أن ترتفع");
    }

    [Fact]
    public void A_section_line_gives_two_sections()
    {
        var article = Parse("04-wind-farm.txt");

        Assert.Equal("الأردن يشغل أكبر مزرعة رياح في الجنوب ويربطها بمحطة لتحلية المياه", article.Title);
        Assert.Equal(["اقتصاد", "طاقة"], article.Sections);
        Assert.Equal("الميزان", article.Source);
        Assert.Null(article.Published);
        IsArabic(article, paragraphs: 7, first: "شغل الأردن", last: "وبحسب التقرير");
    }

    [Fact]
    public void A_breadcrumb_gives_the_section_and_related_articles_are_cut()
    {
        var article = Parse("05-handball-doha.txt");

        Assert.Equal("الدوحة.. منتخب كرة اليد للناشئات يبلغ نهائي آسيا لأول مرة", article.Title);
        Assert.Equal(["رياضة"], article.Sections);
        Assert.Equal("الدوحة", article.Place);
        Assert.Null(article.Published);
        IsArabic(article, paragraphs: 5, first: "بلغ منتخب قطر", last: "ومن المقرر");
    }

    [Fact]
    public void A_page_is_freed_of_its_frame()
    {
        var article = Parse("06-pharmacies.html");

        Assert.Equal("Dans le Jura, des pharmacies roulantes sillonnent les villages sans officine", article.Title);
        Assert.Equal(("fr", TextDirection.Ltr), (article.Language, article.Direction));
        Assert.Equal("Claire Vaucher", article.Byline);
        Assert.Equal("La Lettre du Plateau", article.Source);
        Assert.Equal(["Santé"], article.Sections);
        Assert.Equal(new DateOnly(2026, 11, 19), article.Published?.Date);
        Assert.Equal(new TimeOnly(18, 30), article.Published?.Time);
        Assert.Equal(7, article.Paragraphs.Count);
        Assert.StartsWith("Depuis la rentrée", article.Paragraphs[0], StringComparison.Ordinal);
        Assert.Equal("Un budget partagé entre communes", article.Paragraphs[3]);
        Assert.StartsWith("Une équipe universitaire", article.Paragraphs[^1], StringComparison.Ordinal);
        HasNoFrame(article);
    }

    [Fact]
    public void Front_matter_is_taken_at_its_word()
    {
        var article = Parse("07-open-ledger.md");

        Assert.Equal("Coastal town puts every public contract online before it is signed", article.Title);
        Assert.Equal(("en", TextDirection.Ltr), (article.Language, article.Direction));
        Assert.Equal("Hannah Whitlock", article.Byline);
        Assert.Equal("The Harbour Register", article.Source);
        Assert.Equal("Bristol", article.Place);
        Assert.Equal(["Politics", "Local government"], article.Sections);
        Assert.Equal(new PublicationDate(new DateOnly(2026, 11, 20), new TimeOnly(9, 15), DatePrecision.Minute, "the front matter's published"), article.Published);
        Assert.Equal(8, article.Paragraphs.Count);
    }

    [Fact]
    public void A_Word_file_is_read_with_its_styles()
    {
        var article = Parse("08-diabetes-caravans.docx");

        Assert.Equal("قوافل طبية للكشف المبكر عن السكري تصل إلى قرى الأطلس", article.Title);
        Assert.Equal("سلمى الوزاني", article.Byline);
        Assert.Equal("مراكش", article.Place);
        Assert.Equal(new DateOnly(2026, 11, 20), article.Published?.Date);
        IsArabic(article, paragraphs: 7, first: "مراكش ـ انطلقت", last: "ويأمل المنظمون");
    }

    private static Article Parse(string file) => Parsing.Parser.Parse(file, File.ReadAllBytes(Path.Combine(RepositoryFiles.Seeds, file)));

    private static void IsArabic(Article article, int paragraphs, string first, string last)
    {
        Assert.Equal(("ar", TextDirection.Rtl), (article.Language, article.Direction));
        Assert.Equal(paragraphs, article.Paragraphs.Count);
        Assert.StartsWith(first, article.Paragraphs[0], StringComparison.Ordinal);
        Assert.StartsWith(last, article.Paragraphs[^1], StringComparison.Ordinal);
        Assert.Empty(article.Warnings);
        HasNoFrame(article);
    }

    private static void HasNoFrame(Article article)
    {
        Assert.All(Frame, phrase => Assert.DoesNotContain(article.Paragraphs, paragraph => paragraph.Contains(phrase, StringComparison.Ordinal)));
        Assert.InRange(article.Summary.Length, 60, 320);
        Assert.InRange(article.Keywords.Count, 3, 10);
    }
}
