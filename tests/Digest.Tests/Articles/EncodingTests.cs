using System.Text;
using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class EncodingTests
{
    private const string Arabic = $"افتتاح حديقة عامة جديدة على ضفة النهر\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}";
    private const string French = "Un jardin s'ouvre à côté du fleuve\n\nLa mairie a inauguré mardi un jardin aménagé près du fleuve, où les élèves de la cité voisine ont planté des chênes, des frênes et des érables après une année d'études.\n\nLe maire s'est félicité de la participation des habitants, qui ont été associés à chaque étape.";

    [Theory]
    [InlineData("windows-1256")]
    [InlineData("iso-8859-6")]
    public void Arabic_in_a_code_page_is_read_and_reported(string name)
    {
        // ISO-8859-6 has no dash and quotes, but all that this text needs.
        var article = Parse(CodePagesEncodingProvider.Instance.GetEncoding(name)!.GetBytes(Arabic));

        Assert.Equal("افتتاح حديقة عامة جديدة على ضفة النهر", article.Title);
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], article.Paragraphs);
        Assert.Contains(article.Warnings, warning => warning.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void French_in_a_code_page_is_read()
    {
        var article = Parse(CodePagesEncodingProvider.Instance.GetEncoding("windows-1252")!.GetBytes(French));

        Assert.Equal("Un jardin s'ouvre à côté du fleuve", article.Title);
        Assert.Equal("fr", article.Language);
    }

    [Fact]
    public void Russian_in_a_code_page_is_read()
    {
        const string Russian = "Новый парк открылся на берегу реки\n\nГородские власти открыли во вторник новый парк на берегу реки, в котором есть дорожки для прогулок, детские площадки и небольшая библиотека под открытым небом.";

        Assert.Equal("Новый парк открылся на берегу реки", Parse(CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes(Russian)).Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_is_read_with_and_without_its_mark(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], Parse([.. encoding.GetPreamble(), .. encoding.GetBytes(Arabic)]).Paragraphs);
        Assert.Equal([Parsing.ArabicLead, Parsing.ArabicSecond], Parse(encoding.GetBytes(Arabic)).Paragraphs);
        Assert.Equal("fr", Parse(encoding.GetBytes(French)).Language);
    }

    [Fact]
    public void The_mark_of_utf8_is_no_part_of_the_headline() =>
        Assert.Equal("افتتاح حديقة عامة جديدة على ضفة النهر", Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Arabic)]).Title);

    [Fact]
    public void The_encoding_that_a_page_declares_is_used()
    {
        var page = $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\"><title>افتتاح حديقة</title></head><body><h1>افتتاح حديقة</h1><p>{Parsing.ArabicLead}</p></body></html>";

        var article = Parse(CodePagesEncodingProvider.Instance.GetEncoding("windows-1256")!.GetBytes(page));

        Assert.Equal("افتتاح حديقة", article.Title);
        Assert.DoesNotContain(article.Warnings, warning => warning.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_declaration_gives_way_to_valid_utf8() =>
        Assert.Equal("افتتاح حديقة", Parse(Encoding.UTF8.GetBytes($"<meta charset=windows-1252><h1>افتتاح حديقة</h1><p>{Parsing.ArabicLead}</p>")).Title);

    [Fact]
    public void A_few_damaged_characters_are_reported()
    {
        var bytes = Encoding.UTF8.GetBytes(Arabic);
        bytes[^3] = 0xFF;

        var article = Parse(bytes);

        Assert.Equal(Parsing.ArabicLead, article.Paragraphs[0]);
        Assert.Contains(article.Warnings, warning => warning.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_is_mostly_damage_is_rejected() =>
        Assert.Contains("damaged", Parsing.Rejection(Encoding.UTF8.GetBytes($"Headline of it\n\n{new string('\uFFFD', 80)} {Parsing.EnglishLead}")), StringComparison.Ordinal);

    private static Article Parse(byte[] content) => Parsing.Parser.Parse("test.txt", content);
}
