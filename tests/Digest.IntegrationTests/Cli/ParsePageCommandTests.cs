using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class ParsePageCommandTests : IDisposable
{
    private static readonly string Seeds = Path.Combine(Repository.Root, "seeds");

    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_page_shows_every_article_of_a_folder()
    {
        var (code, output, error) = await DigestProcess.RunAsync(["parse", Seeds, "--html"]);

        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.StartsWith("<!DOCTYPE html>", output, StringComparison.Ordinal);
        Assert.Equal(Directory.GetFiles(Seeds).Select(Path.GetFileName).Order(StringComparer.Ordinal), ParsePages.Read(output).QuerySelectorAll("nav a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task The_page_goes_to_a_file_whose_path_is_printed_and_which_it_replaces()
    {
        var page = Path.Combine(_folder, "page.html");
        await File.WriteAllTextAsync(page, "what was there before");
        BadFiles.Write(_folder);

        var (code, output, error) = await DigestProcess.RunAsync(["parse", Path.Combine(_folder, BadFiles.Good), Path.Combine(_folder, BadFiles.Empty), "--html", "--out", page]);

        Assert.Equal("", error);
        Assert.Equal(1, code);
        Assert.Equal(page, output.Trim());
        var written = ParsePages.Read(await File.ReadAllTextAsync(page));
        Assert.Equal(BadFiles.Title, written.QuerySelector("article h2")!.TextContent);
        Assert.Single(written.QuerySelectorAll("article.rejected"));
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp"));
    }

    [Theory]
    [InlineData("leave out one of them", "--html", "--json")]
    [InlineData("leave out --explain", "--html", "--explain")]
    [InlineData("add --html", "--out", "page.html")]
    [InlineData("is a folder", "--html", "--out", ".")]
    [InlineData("make it first", "--html", "--out", "no such folder/page.html")]
    public async Task Options_that_do_not_go_together_are_an_error_that_names_the_remedy(string remedy, params string[] options)
    {
        var (code, output, error) = await DigestProcess.RunAsync(["parse", Seeds, .. options]);

        Assert.Equal(1, code);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
        Assert.DoesNotContain("<!DOCTYPE", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_never_replaces_a_file_that_is_parsed()
    {
        BadFiles.Write(_folder);
        var file = Path.Combine(_folder, BadFiles.Good);
        var before = await File.ReadAllTextAsync(file);

        var (code, _, error) = await DigestProcess.RunAsync(["parse", file, "--html", "--out", file]);

        Assert.Equal(1, code);
        Assert.Contains("another name", error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(file));
    }
}
