using System.Globalization;
using System.Text.Json;
using Digest.Core.Articles;
using Digest.Core.Articles.Understanding.Similarity;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Seeds;

/// <summary>The owner's five articles against the expectations of an editor who reads Arabic.</summary>
public sealed class SharedSeedTests
{
    [SkippableTheory]
    [InlineData("000_689207cf4c825f10.txt")]
    [InlineData("001_d20acfdfe435324a.txt")]
    [InlineData("002_fc7f92be95a75f2c.txt")]
    [InlineData("003_dfc249105325c15b.txt")]
    [InlineData("004_851b6e20b38a7055.txt")]
    public void An_article_of_the_owner_is_understood_as_its_editor_expects(string file)
    {
        var (expected, article, lines) = Read(file);

        Assert.Equal(expected.GetProperty("title").GetString(), article.Title);
        Assert.Equal(expected.GetProperty("language").GetString(), article.Language);
        Assert.Equal(expected.GetProperty("direction").GetString(), article.Direction.ToString().ToLowerInvariant());
        Assert.Contains(article.Published?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Acceptable(expected, "date"));
        Assert.Equal(expected.GetProperty("date").GetProperty("time").GetString(), article.Published?.Time?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Assert.Contains(article.Place, Acceptable(expected, "place"));
        Assert.Contains(article.Source, Acceptable(expected, "source"));
        Assert.Equal(expected.GetProperty("categories_explicit").EnumerateArray().Select(section => section.GetString()), article.Sections);
        Assert.Null(article.Byline);

        var body = expected.GetProperty("body_lines").EnumerateArray().Select(line => Displayed(expected, lines, line.GetInt32())).ToList();
        Assert.Equal(expected.GetProperty("body_paragraph_count").GetInt32(), article.Paragraphs.Count);
        Assert.Equal(body, article.Paragraphs);
        Assert.Equal(expected.GetProperty("first_body_paragraph").GetString(), article.Paragraphs[0]);
    }

    [SkippableTheory]
    [InlineData("000_689207cf4c825f10.txt")]
    [InlineData("001_d20acfdfe435324a.txt")]
    [InlineData("002_fc7f92be95a75f2c.txt")]
    [InlineData("003_dfc249105325c15b.txt")]
    [InlineData("004_851b6e20b38a7055.txt")]
    public void Nothing_of_the_frame_is_in_body_or_summary(string file)
    {
        var (expected, article, lines) = Read(file);

        foreach (var line in expected.GetProperty("must_not_be_in_body").EnumerateArray())
        {
            var text = line.GetProperty("text").GetString()!;
            Assert.DoesNotContain(text, article.Paragraphs);
            if (text.Length > 5)
                Assert.DoesNotContain(text, article.Summary, StringComparison.Ordinal);
        }

        // The summary begins with the line that the editor says it must cover.
        var covered = lines[expected.GetProperty("summary").GetProperty("must_cover_line").GetInt32() - 1];
        Assert.StartsWith(covered[..80], article.Summary, StringComparison.Ordinal);
        Assert.InRange(article.Summary.Length, 1, 320);
    }

    [SkippableFact]
    public void None_of_the_five_is_taken_for_another()
    {
        var expected = Expectations();
        var index = new NearDuplicates();
        foreach (var file in expected.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetProperty("file").GetString()!))
        {
            var print = Read(file).Article.Fingerprint;

            Assert.Empty(index.Find(print));
            index.Add(file, print);
            Assert.Equal([file], index.Find(print).Select(near => near.Id));
        }
    }

    private static (JsonElement Expected, Article Article, string[] Lines) Read(string file)
    {
        var expectations = Expectations();
        var clock = new FakeTimeProvider(DateTimeOffset.Parse($"{expectations.GetProperty("clock_for_tests").GetString()}T12:00:00Z", CultureInfo.InvariantCulture));
        var path = Path.Combine(RepositoryFiles.SharedSeeds, file);
        var expected = expectations.GetProperty("seeds").EnumerateArray().Single(seed => seed.GetProperty("file").GetString() == file);
        return (expected, new ArticleParser(clock).Parse(file, File.ReadAllBytes(path)), File.ReadAllLines(path));
    }

    private static JsonElement Expectations()
    {
        var path = Path.Combine(RepositoryFiles.SharedSeeds, "expected.json");
        Skip.IfNot(File.Exists(path), $"The owner's articles are not at {RepositoryFiles.SharedSeeds}: put the folder there to run this test.");
        return JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    // An editor may drop a stray sign at the beginning of a line.
    private static string Displayed(JsonElement expected, string[] lines, int line) =>
        expected.TryGetProperty("body_normalisation", out var normalised) && normalised.TryGetProperty(line.ToString(CultureInfo.InvariantCulture), out _)
            ? expected.GetProperty("last_body_paragraph_normalised").GetString()!
            : lines[line - 1].Trim();

    private static List<string?> Acceptable(JsonElement expected, string field) =>
        [.. expected.GetProperty(field).GetProperty("acceptable").EnumerateArray().Select(value => value.GetString())];
}
