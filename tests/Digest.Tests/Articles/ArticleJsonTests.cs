using System.Text.Json;
using Digest.Core.Articles;

namespace Digest.Tests.Articles;

public sealed class ArticleJsonTests
{
    [Fact]
    public void The_shape_is_the_documented_one_in_its_order()
    {
        using var json = JsonDocument.Parse(ArticleJson.Write(Parsing.Arabic("27-1-2018 | 16:43")));

        Assert.Equal(
            ["file", "title", "byline", "source", "place", "published", "language", "direction", "sections", "keywords", "summary", "paragraphs", "words", "fingerprint", "warnings", "link", "picture", "places", "organisations", "readingMinutes", "blocks", "evidence", "priority"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["date", "time", "precision", "basis", "zone"], json.RootElement.GetProperty("published").EnumerateObject().Select(property => property.Name));
        Assert.Equal("2018-01-27", json.RootElement.GetProperty("published").GetProperty("date").GetString());
        Assert.Equal("16:43", json.RootElement.GetProperty("published").GetProperty("time").GetString());
        Assert.Equal("minute", json.RootElement.GetProperty("published").GetProperty("precision").GetString());
        Assert.Equal("rtl", json.RootElement.GetProperty("direction").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("byline").ValueKind);
    }

    [Fact]
    public void Arabic_is_written_as_it_is_in_one_line()
    {
        var json = ArticleJson.Write(Parsing.Arabic());

        Assert.Contains("افتتاح حديقة", json, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', json);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var article = Parsing.Arabic("27-1-2018 | 16:43", "كتبت: سلمى الوزاني");

        var read = ArticleJson.Read(ArticleJson.WriteUtf8(article));

        Assert.Equal(ArticleJson.Write(article), ArticleJson.Write(read));
        Assert.Equal(article.Published, read.Published);
        Assert.Equal(article.Paragraphs, read.Paragraphs);
    }

    [Fact]
    public void The_zone_of_a_time_is_kept_and_may_be_missing_in_what_was_written_before_it_was_known()
    {
        var article = Parsing.Arabic("27-1-2018 | 16:43 بتوقيت غرينتش");
        var json = ArticleJson.Write(article);

        Assert.Equal("Z", ArticleJson.Read(json).Published?.Zone);
        Assert.Equal(article.Published! with { Zone = null }, ArticleJson.Read(json.Replace(",\"zone\":\"Z\"", "", StringComparison.Ordinal)).Published);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"file\":")]
    public void What_is_no_article_is_refused(string json) => Assert.Throws<JsonException>(() => ArticleJson.Read(json));
}
