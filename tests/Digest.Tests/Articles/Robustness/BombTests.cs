using System.Text;

namespace Digest.Tests.Articles.Robustness;

/// <summary>Small files that would grow without end.</summary>
public sealed class BombTests
{
    private const int Many = 100_000;

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><p>")]
    [InlineData("<a href=x><div>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("</div>")]
    [InlineData("</p>")]
    [InlineData("<p class='a b c d'>x")]
    [InlineData("<p id=x><span style='a'>x</span>")]
    [InlineData("<h1>x</h1>")]
    [InlineData("<h2>Related</h2>")]
    [InlineData("<li><a href=/x>x</a></li>")]
    [InlineData("<meta property=og:title content=x>")]
    [InlineData("<script type=application/ld+json>{}</script>")]
    [InlineData("<!--")]
    [InlineData("<svg><title>")]
    [InlineData("<time datetime=2026-01-01>x</time>")]
    [InlineData("&amp;")]
    [InlineData("&#x")]
    [InlineData("<a b='")]
    public void Markup_without_end_is_answered(string piece)
    {
        var noise = string.Concat(Enumerable.Repeat(piece, Many));

        Answered($"<h1>Garden opens</h1><p>{Parsing.EnglishLead}</p>{noise}<p>{Parsing.EnglishSecond}</p>");
        Answered($"<html><head>{noise}</head><body><h1>Garden opens</h1><p>{Parsing.EnglishLead}</p>");
    }

    [Fact]
    public void One_tag_with_a_hundred_thousand_attributes_is_answered() =>
        Answered($"<h1>Garden opens</h1><p {string.Concat(Enumerable.Range(0, Many).Select(i => $"a{i}=b "))}>{Parsing.EnglishLead}</p>");

    [Theory]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a](b) ")]
    [InlineData("*")]
    [InlineData("*a ")]
    [InlineData("**a _b ")]
    [InlineData("_")]
    [InlineData("`")]
    [InlineData("` a``")]
    [InlineData("~")]
    [InlineData("<a ")]
    [InlineData("<!-- ")]
    [InlineData("&")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("\\")]
    [InlineData("# ")]
    [InlineData("| ")]
    [InlineData("[a]: b\n")]
    [InlineData("[a\n")]
    [InlineData("- a\n")]
    [InlineData("a\n=\n")]
    public void Markdown_without_end_is_answered(string piece) =>
        Answered($"# Garden opens\n\n{Parsing.EnglishLead}\n\n{string.Concat(Enumerable.Repeat(piece, Many))}\n\n{Parsing.EnglishSecond}");

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("&a ", "")]
    [InlineData("!!a ", "")]
    [InlineData("'", "")]
    [InlineData("a: b\n", "")]
    [InlineData("%", "")]
    public void Front_matter_without_end_is_answered(string piece, string end) =>
        Answered($"---\ntitle: {string.Concat(Enumerable.Repeat(piece, 30_000))}{end}\n---\n\n{Parsing.EnglishLead}");

    [Fact]
    public void Front_matter_whose_aliases_multiply_is_answered()
    {
        var yaml = new StringBuilder("---\na0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 30; i++)
            yaml.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        Answered($"{yaml}title: *a29\nsections: *a29\n---\n\n{Parsing.EnglishLead}");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"@graph\":")]
    [InlineData("{\"@type\":\"NewsArticle\",\"author\":[")]
    [InlineData("{\"a\":1},")]
    public void Linked_data_without_end_is_answered(string piece) =>
        Answered($"<html><head><title>Garden opens</title><script type='application/ld+json'>[{string.Concat(Enumerable.Repeat(piece, Many))}{{}}]</script></head><body><p>{Parsing.EnglishLead}</p>");

    [Fact]
    public void Linked_data_with_a_hundred_thousand_articles_is_answered() =>
        Answered($"<html><head><title>Garden opens</title><script type='application/ld+json'>[{string.Concat(Enumerable.Repeat("{\"@type\":\"NewsArticle\",\"@id\":\"#a\",\"headline\":\"x\",\"author\":{\"@id\":\"#a\"}},", Many))}{{}}]</script></head><body><p>{Parsing.EnglishLead}</p>");

    [Theory]
    [InlineData("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 200_000)]
    [InlineData("<w:p>", 200_000)]
    [InlineData("<w:r><w:t>          </w:t></w:r>", 2_400_000)]
    [InlineData("<w:del><w:del>", 200_000)]
    [InlineData("&lt;", 2_000_000)]
    public void A_document_that_unpacks_without_end_is_answered(string piece, int count) =>
        Answered(Corpus.Docx($"<w:document xmlns:w='x'><w:body>{string.Concat(Enumerable.Repeat(piece, count))}"));

    [Fact]
    public void A_document_with_entities_of_its_own_is_rejected() =>
        Assert.Contains("broken", Parsing.Rejection(Corpus.Docx("<!DOCTYPE a [<!ENTITY b \"cc\"><!ENTITY d \"&b;&b;\">]><w:document xmlns:w='x'><w:body><w:p><w:r><w:t>&d;</w:t></w:r></w:p></w:body></w:document>")), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u202E")]
    [InlineData("\0")]
    [InlineData("\u0301")]
    [InlineData("a\u202Eb ")]
    [InlineData("(أ ف ب) ")]
    [InlineData("1/1/")]
    [InlineData("اليوم ")]
    [InlineData("“")]
    [InlineData(". ")]
    [InlineData("a\n")]
    [InlineData("\u0627\u0644\n")]
    [InlineData("، ")]
    public void Text_without_end_is_answered(string piece) =>
        Answered($"Garden opens\n\n{Parsing.EnglishLead}\n\n{string.Concat(Enumerable.Repeat(piece, Many))}");

    [Fact]
    public void A_character_that_a_cut_halves_is_answered()
    {
        for (var i = 30; i < 120; i++)
            Answered($"Garden opens\n\n{string.Concat(Enumerable.Repeat("word ", i))[..i]}\u00E9\U0001F600 {Parsing.EnglishLead} {new string('\u00E9', i)}\U0001F600.\n\n{Parsing.EnglishSecond}");
    }

    private static void Answered(string text) => Answered(Encoding.UTF8.GetBytes(text));

    private static void Answered(byte[] content) => Assert.Null(Answers.Trouble(content));
}
