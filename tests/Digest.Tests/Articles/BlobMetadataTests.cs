using System.Text;
using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class BlobMetadataTests
{
    private const string Markdown = $"---\ntitle: Garden of the front matter\nauthor: Ann Lee\nplace: Oran\ndate: 2026-11-01\nlanguage: en\n---\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}";

    [Fact]
    public void Metadata_overrides_front_matter_and_leaves_the_rest_of_it()
    {
        var article = Parse(Markdown, ("Title", "Garden of the metadata"), ("PUBLISHED", "2026-11-20"), ("source", "The Register"));

        Assert.Equal("Garden of the metadata", article.Title);
        Assert.Equal(("Ann Lee", "The Register", "Oran"), (article.Byline, article.Source, article.Place));
        Assert.Equal(new DateOnly(2026, 11, 20), article.Published?.Date);
        Assert.Equal([Parsing.EnglishLead, Parsing.EnglishSecond], article.Paragraphs);
        Assert.Contains("metadata", article.Evidence["title"].Basis, StringComparison.Ordinal);
        Assert.Contains("front matter", article.Evidence["byline"].Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_overrides_what_a_page_and_a_text_say()
    {
        var page = Parse($"<html lang=en><head><title>Garden opens</title><meta name=author content='Bo Roe'></head><body><h1>Garden opens</h1><p>{Parsing.EnglishLead}</p><p>{Parsing.EnglishSecond}</p></body></html>", ("author", "Ann Lee"), ("title", "Another headline"));
        var text = Parse($"New public garden opens\n\nBy Bo Roe\n\n{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}", ("byline", "Ann Lee"), ("title", "Another headline"));

        Assert.All([page, text], article =>
        {
            Assert.Equal(("Ann Lee", "Another headline"), (article.Byline, article.Title));
            Assert.Equal([Parsing.EnglishLead, Parsing.EnglishSecond], article.Paragraphs);
        });
    }

    [Fact]
    public void Letters_come_percent_encoded_and_sections_as_a_list()
    {
        var article = Parse(
            Markdown,
            ("title", Uri.EscapeDataString("حديقة \u202Eعلى النهر")),
            ("sections", Uri.EscapeDataString("ثقافة، رياضة")),
            ("link", "https://news.example/a%20b?x=1"),
            ("picture", "https://news.example/p.jpg"),
            ("source", "100% Local"));

        Assert.Equal("حديقة على النهر", article.Title);
        Assert.Equal(["ثقافة", "رياضة"], article.Sections);
        Assert.Equal(("https://news.example/a%20b?x=1", "https://news.example/p.jpg", "100% Local"), (article.Link, article.Picture?.Url, article.Source));
    }

    [Theory]
    [InlineData("priority", "1", 1)]
    [InlineData("priorité", "5", 5)]
    [InlineData("أولوية", "2", 2)]
    public void An_editor_s_priority_is_a_number_from_one_to_five(string name, string value, int priority) =>
        Assert.Equal(priority, Parse(Markdown, (name, value)).Priority);

    [Theory]
    [InlineData("published", "soon")]
    [InlineData("published", "2031-01-01")]
    [InlineData("language", "Arabic (Egypt)")]
    [InlineData("link", "javascript:alert(1)")]
    [InlineData("picture", "p.jpg")]
    [InlineData("priority", "0")]
    [InlineData("priority", "high")]
    public void What_cannot_be_read_is_a_warning_and_no_override(string name, string value)
    {
        var (told, untold) = (Parse(Markdown, (name, value)), Parse(Markdown));

        Assert.Contains(told.Warnings, warning => warning.Contains("metadata", StringComparison.Ordinal) && warning.Contains(value, StringComparison.Ordinal));
        Assert.Equal((untold.Published, untold.Language, untold.Link, untold.Picture), (told.Published, told.Language, told.Link, told.Picture));
    }

    [Fact]
    public void A_value_without_bounds_is_not_taken()
    {
        var article = Parse(Markdown, ("title", new string('x', 5_000)), ("sha256", new string('0', 64)), ("", "\u0000"));

        Assert.Equal("Garden of the front matter", article.Title);
        Assert.Contains(article.Warnings, warning => warning.Contains("title", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_headline_is_published_under_that_of_its_metadata() =>
        Assert.Equal("Garden opens", Parse($"{Parsing.EnglishLead}\n\n{Parsing.EnglishSecond}", ("title", "Garden opens")).Title);

    private static Article Parse(string text, params (string Name, string Value)[] metadata) =>
        Parsing.Parser.Parse("test.md", Encoding.UTF8.GetBytes(text), metadata.ToDictionary(pair => pair.Name, pair => pair.Value));
}
