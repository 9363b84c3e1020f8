using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

/// <summary><c>digest templates check</c>.</summary>
public sealed class TemplatesCheckTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_templates_of_the_repository_are_in_order()
    {
        var (code, output, error) = await DigestProcess.RunAsync(["templates", "check"]);

        Assert.Equal("", error);
        Assert.Equal(0, code);
        Assert.Contains(" of 81,920 bytes [ar, 40 stories]", output, StringComparison.Ordinal);
        Assert.EndsWith("issues in ar, en, fr, nothing is wrong", output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_mistake_is_a_line_with_file_line_column_cause_and_remedy()
    {
        await File.WriteAllTextAsync(TemplateCopies.Of("web.html", _folder), "one\n{{ issue.titel }}");
        await File.WriteAllTextAsync(TemplateCopies.Of("email.txt", Path.Combine(_folder, "weekly")), "{{ if");

        var (code, output, _) = await DigestProcess.RunAsync(["templates", "check", "--templates", _folder, "--edition", "weekly"]);

        Assert.Equal(1, code);
        Assert.Matches(@"(?m)^web\.html\(2,10\): .+\. Check the spelling; .+\. \[ar, no story\]\r?$", output);
        Assert.Matches(@"(?m)^weekly/email\.txt\(1,\d+\): .+\. .+\. \[ar, no story\]\r?$", output);
        Assert.EndsWith("checked: 2 problems", output.Trim(), StringComparison.Ordinal);

        Assert.DoesNotContain("weekly", (await DigestProcess.RunAsync(["templates", "check", "--templates", _folder])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_an_error()
    {
        var (code, _, error) = await DigestProcess.RunAsync(["templates", "check", "--templates", Path.Combine(_folder, "no such folder")]);

        Assert.Equal(1, code);
        Assert.Contains("There is no folder", error, StringComparison.Ordinal);
    }
}
