using System.Text.Json;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class ParseCommandTests : IDisposable
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_article_of_a_folder_is_one_JSON_object_a_line()
    {
        var (code, output, error) = await DigestProcess.RunAsync(["parse", Seeds, "--json"]);

        Assert.Equal("", error);
        Assert.Equal(0, code);
        var articles = Lines(output);
        Assert.Equal(Directory.GetFiles(Seeds).Select(Path.GetFileName).Order(StringComparer.Ordinal), articles.Select(article => article.GetProperty("file").GetString()));
        foreach (var article in articles)
        {
            foreach (var name in new[] { "title", "byline", "source", "place", "published", "language", "direction", "sections", "keywords", "summary", "paragraphs", "words", "fingerprint", "warnings" })
                Assert.True(article.TryGetProperty(name, out _), $"{article.GetProperty("file")} has no {name}");
        }

        var published = Assert.Single(articles, article => article.GetProperty("file").GetString() == "07-open-ledger.md").GetProperty("published");
        Assert.Equal(["date", "time", "precision", "basis", "zone"], published.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Bad_files_are_reported_after_which_the_others_are_parsed()
    {
        BadFiles.Write(_folder);
        string[] files = [.. BadFiles.Hopeless, "missing.txt", BadFiles.Good];

        var (code, output, error) = await DigestProcess.RunAsync(["parse", .. files.Select(file => Path.Combine(_folder, file)), "--json"]);

        Assert.Equal("", error);
        Assert.Equal(1, code);
        var lines = Lines(output);
        Assert.Equal(files, lines.Select(line => line.GetProperty("file").GetString()));
        foreach (var line in lines.SkipLast(1))
            Assert.Equal(["file", "error"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal(BadFiles.Title, lines[^1].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_file_with_bytes_of_another_encoding_does_not_stop_the_run()
    {
        BadFiles.Write(_folder);

        var (_, output, error) = await DigestProcess.RunAsync(["parse", Path.Combine(_folder, BadFiles.WrongEncoding), Path.Combine(_folder, BadFiles.Good), "--json"]);

        Assert.Equal("", error);
        Assert.Equal([BadFiles.WrongEncoding, BadFiles.Good], Lines(output).Select(line => line.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task People_get_one_fact_a_line_and_no_control_characters()
    {
        var file = Path.Combine(_folder, "screen.txt");
        await File.WriteAllTextAsync(file, "A title \u001b[2J that \u202Eclears the screen\n\nThe first paragraph of the article is long enough to be one, and says a few things.\n\nThe second paragraph of it says a few more things, so that there is a body.\n");

        var (code, output, _) = await DigestProcess.RunAsync(["parse", file]);

        Assert.Equal(0, code);
        Assert.Contains("  title      A title", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\u202E', output);
    }

    [Fact]
    public async Task A_rejected_file_tells_people_why()
    {
        BadFiles.Write(_folder);

        var (code, output, _) = await DigestProcess.RunAsync(["parse", Path.Combine(_folder, BadFiles.Empty)]);

        Assert.Equal(1, code);
        Assert.Contains("  rejected ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_articles_is_an_error()
    {
        var (code, output, _) = await DigestProcess.RunAsync(["parse", _folder, "--json"]);

        Assert.Equal(1, code);
        Assert.Contains("no article", Assert.Single(Lines(output)).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_the_usage_is_shown()
    {
        var (code, output, error) = await DigestProcess.RunAsync(["parse"]);

        Assert.Equal(1, code);
        Assert.Contains("parse <FILE>...", output, StringComparison.Ordinal);
        Assert.Contains("argument missing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_a_file()
    {
        var (code, _, error) = await DigestProcess.RunAsync(["parse", Seeds, "--jsn"]);

        Assert.Equal(1, code);
        Assert.Contains("--jsn", error, StringComparison.Ordinal);
    }

    private static JsonElement[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
