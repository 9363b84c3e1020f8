using System.Text;
using Digest.Core.Articles;

namespace Digest.Tests.Articles.Encodings;

public sealed class CodePageTests
{
    private const string Arabic = $"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}";
    private const string Persian = "گشایش پارک تازه در کنار رودخانه\n\nشهرداری روز سه شنبه پارک تازه ای را در کنار رودخانه گشود که پیاده رو، زمین بازی کودکان و کتابخانه کوچکی دارد و ساخت آن دو سال طول کشید.\n\nشهردار گفت هزینه ساخت پارک کمتر از آن شد که پیش بینی شده بود و ساکنان محله درختان آن را برگزیدند.";
    private const string French = "Un jardin s'ouvre à côté du fleuve\n\nLa mairie a inauguré mardi un jardin aménagé près du fleuve, où les élèves de la cité voisine ont planté des chênes, des frênes et des érables après une année d'études.\n\nLe maire s'est félicité de la participation des habitants, qui ont été associés à chaque étape.";
    private const string English = "New public garden opens\n\nThe town’s “garden of the river” opened on Tuesday – after two years of work – with footpaths, playgrounds and a small open-air library for everyone.\n\nResidents of the nearby streets chose its trees and benches before the work began.";
    private const string Russian = "Новый парк открылся на берегу реки\n\nГородские власти открыли во вторник новый парк на берегу реки, в котором есть дорожки для прогулок, детские площадки и небольшая библиотека под открытым небом.";
    private const string Hebrew = "גן ציבורי חדש נפתח על גדת הנהר\n\nהעירייה פתחה ביום שלישי גן ציבורי חדש על גדת הנהר, ובו שבילי הליכה, מגרשי משחקים וספרייה קטנה תחת כיפת השמיים, אחרי שנתיים של עבודה.";
    private const string Chinese = "河边新公园开放\n\n本市星期二在河边开放了一座新的公园，园内有步行道、儿童游乐场和一座小型露天图书馆，工程历时两年完成。居民们参加了树木的选择，费用比原来计划的要少。";
    private const string Taiwanese = "河邊新公園開放\n\n本市星期二在河邊開放了一座新的公園，園內有步行道、兒童遊樂場和一座小型露天圖書館，工程歷時兩年完成。居民們參加了樹木的選擇，費用比原來計劃的要少。";
    private const string Japanese = "川沿いに新しい公園が開園\n\n市は火曜日、川沿いに新しい公園を開いた。散歩道や子供の遊び場、小さな野外図書館があり、工事には二年かかった。住民は木やベンチを選ぶことに参加し、費用は計画より少なかった。";
    private const string Korean = "강변에 새 공원이 문을 열었다\n\n시는 화요일 강변에 새로운 공원을 열었다. 산책로와 어린이 놀이터, 작은 야외 도서관이 있으며 공사에는 이 년이 걸렸다. 주민들은 나무와 의자를 고르는 데 참여했다.";

    [Theory]
    [InlineData("windows-1256", Arabic)]
    [InlineData("iso-8859-6", Arabic)]
    [InlineData("windows-1252", French)]
    [InlineData("iso-8859-1", French)]
    [InlineData("windows-1252", English)]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("windows-1255", Hebrew)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", Taiwanese)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-kr", Korean)]
    [InlineData("utf-16", Russian)]
    [InlineData("utf-16", English)]
    [InlineData("utf-16BE", Hebrew)]
    [InlineData("utf-16BE", Chinese)]
    [InlineData("utf-16", Korean)]
    [InlineData("utf-16", Japanese)]
    public void Text_in_a_code_page_is_read_and_reported(string name, string text)
    {
        var article = Parse(In(name, text));

        Assert.Equal(text.Split("\n\n"), article.Paragraphs.Prepend(article.Title));
        Assert.Contains(article.Warnings, warning => warning.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void Persian_in_an_Arabic_code_page_is_read()
    {
        // The code page has the Arabic yeh alone.
        var text = Persian.Replace('ی', 'ي');

        Assert.Equal(text.Split("\n\n")[1], Parse(In("windows-1256", text)).Paragraphs[0]);
    }

    [Theory]
    [InlineData("windows-1256", "وصل الوزير إلى المدينة")]
    [InlineData("iso-8859-6", "وصل الوزير إلى المدينة")]
    [InlineData("windows-1256", "قال نعم")]
    [InlineData("iso-8859-6", "قال نعم")]
    [InlineData("windows-1256", "الشمس")]
    [InlineData("iso-8859-6", "الشمس")]
    [InlineData("windows-1256", "كرة القدم: فوز الأهلي")]
    [InlineData("iso-8859-6", "كرة القدم: فوز الأهلي")]
    public void A_few_Arabic_words_tell_one_code_page_from_the_other(string name, string words) =>
        Assert.Equal(words, Parse(In(name, $"{words}\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}")).Title);

    [Fact]
    public void The_euro_and_ligatures_of_Latin_9_are_read()
    {
        var article = Parse(In("iso-8859-15", "Au cœur de la cité\n\nLa mairie a inauguré mardi au cœur de la cité un jardin dont l'œuvre a coûté 5 000 € aux habitants, après une année d'études et de travaux près du fleuve."));

        Assert.Equal("Au cœur de la cité", article.Title);
        Assert.Contains("5 000 €", article.Paragraphs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<meta charset=windows-1256>", "windows-1256")]
    [InlineData("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=cp1256'>", "windows-1256")]
    [InlineData("<?xml version='1.0' encoding='windows-1256'?><html>", "windows-1256")]
    [InlineData("<script src=x charset=utf-8></script><meta charset=iso-8859-6>", "iso-8859-6")]
    public void What_a_page_declares_rightly_is_used_without_a_word(string head, string name)
    {
        var article = Parse(In(name, Page(head, Arabic)));

        Assert.Equal(Parsing.ArabicLead, article.Paragraphs[0]);
        Assert.DoesNotContain(article.Warnings, warning => warning.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("windows-1252", "windows-1256")]
    [InlineData("iso-8859-1", "windows-1256")]
    [InlineData("iso-8859-6", "windows-1256")]
    [InlineData("windows-1256", "iso-8859-6")]
    [InlineData("utf-8", "windows-1256")]
    [InlineData("utf-16", "windows-1256")]
    public void What_a_page_declares_wrongly_is_overruled_by_its_letters(string declared, string name)
    {
        var article = Parse(In(name, Page($"<meta charset={declared}>", Arabic)));

        Assert.Equal(Parsing.ArabicLead, article.Paragraphs[0]);
        Assert.Contains(article.Warnings, warning => warning.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void Utf8_with_a_broken_sequence_stays_utf8_whatever_is_declared()
    {
        var bytes = Encoding.UTF8.GetBytes(Page("<meta charset=windows-1256>", Arabic));
        bytes[^20] = 0xFF;

        Assert.Equal(Parsing.ArabicLead, Parse(bytes).Paragraphs[0]);
    }

    [Fact]
    public void Broken_sequences_are_counted_and_the_first_is_placed()
    {
        var bytes = Encoding.UTF8.GetBytes(Arabic);
        bytes[^3] = 0xFF;

        Assert.Contains(Parse(bytes).Warnings, warning => warning.Contains(" the first in line 5:", StringComparison.Ordinal));
        Assert.Contains(Parse(Encoding.UTF8.GetBytes(Arabic + "\uFFFD")).Warnings, warning => warning.StartsWith("1 ", StringComparison.Ordinal) && warning.Contains(" the first in line 5:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("windows-1252", Arabic)]
    [InlineData("windows-1256", Arabic)]
    [InlineData("windows-1252", French)]
    [InlineData("windows-1252", English)]
    [InlineData("windows-1252", Russian)]
    [InlineData("windows-1252", Persian)]
    [InlineData("windows-1256", Persian)]
    public void Text_that_was_encoded_twice_is_repaired(string name, string text)
    {
        var article = Parse(Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetString(Encoding.UTF8.GetBytes(text))));

        Assert.Equal(text.Split("\n\n"), article.Paragraphs.Prepend(article.Title));
        Assert.Contains(article.Warnings, warning => warning.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public void One_word_that_looks_encoded_twice_is_reported_and_left()
    {
        var article = Parsing.Parse($"New public garden opens\n\n{Parsing.EnglishLead} The cafÃ© is open.\n\n{Parsing.EnglishSecond}");

        Assert.Contains("cafÃ©", article.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains(article.Warnings, warning => warning.Contains("twice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Arabic)]
    [InlineData(Persian)]
    [InlineData(French)]
    [InlineData(English)]
    [InlineData(Russian)]
    [InlineData(Hebrew)]
    [InlineData(Chinese)]
    public void Text_that_is_well_encoded_is_left_without_a_word(string text) =>
        Assert.DoesNotContain(Parsing.Parse(text).Warnings, warning => warning.Contains("encod", StringComparison.Ordinal));

    private static string Page(string head, string text) =>
        $"{head}<title>x</title><body><h1>{text.Split("\n\n")[0]}</h1>\n{string.Concat(text.Split("\n\n").Skip(1).Select(line => $"<p>{line}</p>\n"))}";

    private static byte[] In(string name, string text) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes(text);

    private static Article Parse(byte[] content) => Parsing.Parser.Parse("test.txt", content);
}
