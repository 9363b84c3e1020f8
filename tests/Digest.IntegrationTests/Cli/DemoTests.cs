using System.Text;
using System.Text.Json;
using Digest.Core.Templates;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class DemoTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    private string Data => Path.Combine(_folder, "data");

    private string Output => Path.Combine(_folder, "out");

    private string Articles => Path.Combine(_folder, "articles");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Every_reader_gets_the_issue_once_however_often_the_demo_runs_F35()
    {
        LocalRun.SkipWithoutNode();
        var articles = Directory.GetFiles(Path.Combine(Repository.Root, "seeds")).Length;

        var first = await DemoAsync();
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal(articles, Rows(first.Output, "article").Length);
        Assert.DoesNotContain("rejected:", first.Output, StringComparison.Ordinal);
        Assert.Equal(3, Rows(first.Output, "delivery").Count(row => row.Contains("sent", StringComparison.Ordinal)));
        var issue = Files();

        var second = await DemoAsync();
        Assert.Equal((0, ""), (second.ExitCode, second.Error));
        Assert.Contains($"0 uploaded, {articles} there already", second.Output, StringComparison.Ordinal);
        Assert.Equal(issue, Files());
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml").Length);
        Assert.Single(Directory.GetFiles(Path.Combine(Data, "received"), "*.json"));
        Assert.Empty(DigestProcess.Using(_folder));
    }

    [SkippableFact]
    public async Task The_ports_of_a_demo_are_none_that_the_system_may_give_to_a_connection_before_they_are_opened()
    {
        LocalRun.SkipWithoutNode();
        BadFiles.Write(Articles);

        var run = await DemoAsync("--articles", Articles);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Data, "demo.json")));
        Assert.All(["HostPort", "ReceiverPort"], name => Assert.InRange(state.RootElement.GetProperty(name).GetInt32(), 1_024, 32_767));
    }

    [SkippableFact]
    public async Task Files_that_are_no_articles_are_rows_with_the_reason_and_the_rest_is_published()
    {
        LocalRun.SkipWithoutNode();
        BadFiles.Write(Articles);
        await File.WriteAllTextAsync(Path.Combine(Articles, "notes.json"), "{}");

        var run = await DemoAsync("--articles", Articles);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var rows = Rows(run.Output, "article");
        foreach (var file in BadFiles.Hopeless)
            Assert.Contains("rejected: ", Assert.Single(rows, row => row.Contains(file, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("not uploaded: ", Assert.Single(rows, row => row.Contains("notes.json", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains(BadFiles.Title, Assert.Single(rows, row => row.Contains(BadFiles.Good, StringComparison.Ordinal)), StringComparison.Ordinal);
        await ReadersGetAsync(BadFiles.Title);
    }

    [SkippableFact]
    public async Task Nothing_to_publish_is_an_error()
    {
        LocalRun.SkipWithoutNode();
        Directory.CreateDirectory(Articles);
        await File.WriteAllTextAsync(Path.Combine(Articles, "empty.txt"), "");

        var run = await DemoAsync("--articles", Articles);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rejected: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to publish", OneLine(run.Error), StringComparison.Ordinal);
        Assert.Empty(DigestProcess.Using(_folder));
    }

    [SkippableFact]
    public async Task Readers_behind_a_dead_mail_server_wait_and_the_others_are_served()
    {
        LocalRun.SkipWithoutNode();
        BadFiles.Write(Articles);

        // Nobody serves port 9 (discard) any more.
        var run = await DemoAsync("--articles", Articles, "--smtp-port", "9");

        Assert.Equal(1, run.ExitCode);
        var rows = Rows(run.Output, "delivery");
        Assert.Equal(2, rows.Count(row => row.Contains("retry, next try", StringComparison.Ordinal)));
        Assert.Equal(1, rows.Count(row => row.Contains("sent", StringComparison.Ordinal)));
        Assert.Contains("layla@readers.example did not get the issue: retry", run.Error, StringComparison.Ordinal);

        var status = await DigestProcess.RunAsync(["issues", "status", "weekly", "--data", Data]);
        Assert.Contains("audience: 3 = 1 sent + 0 failed + 0 suppressed + 0 uncertain + 2 pending", status.Output, StringComparison.Ordinal);
        Assert.Contains("has not received it: layla@readers.example\tretry\tconnect", status.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_broken_template_is_named_with_its_place()
    {
        LocalRun.SkipWithoutNode();
        BadFiles.Write(Articles);
        var (original, templates) = (Path.Combine(Repository.Root, "templates"), Path.Combine(_folder, "templates"));
        foreach (var file in Directory.GetFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(templates, Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await File.WriteAllTextAsync(Path.Combine(templates, "email.html"), "<!doctype html>\n{{ for story in }}\n{{ end }}\n");

        var run = await DigestProcess.RunAsync(["demo", "--data", Data, "--out", Output, "--articles", Articles], ("Digest__Templates", templates));

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^error: email\.html\([23],\d+\): ", OneLine(run.Error));
        Assert.Empty(DigestProcess.Using(_folder));
    }

    [Theory]
    [InlineData(null, "Node.js 20 or newer")]
    [InlineData("#!/bin/sh\necho v16.20.0\n", "v16.20.0 is too old")]
    [InlineData("#!/bin/sh\necho broken >&2; exit 3\n", "Node.js 20 or newer")]
    public async Task Without_a_usable_Node_the_remedy_is_named(string? node, string expected)
    {
        var path = Directory.CreateDirectory(Path.Combine(_folder, "path")).FullName;
        if (node is not null && !OperatingSystem.IsWindows())
        {
            await File.WriteAllTextAsync(Path.Combine(path, "node"), node);
            File.SetUnixFileMode(Path.Combine(path, "node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var run = await DigestProcess.RunAsync(["demo", "--data", Data, "--out", Output], ("PATH", path));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_articles_that_is_not_there_is_named()
    {
        var run = await DemoAsync("--articles", Articles);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(Articles, OneLine(run.Error), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Two_demos_do_not_share_their_data()
    {
        LocalRun.SkipWithoutNode();
        await using var other = await Azurite.StartAsync(Path.Combine(Data, "azurite"), CancellationToken.None);

        var run = await DemoAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("another run uses its data", OneLine(run.Error), StringComparison.Ordinal);
    }

    private static string[] Rows(string output, string table) =>
        [.. output.Split('\n').Where(line => line.StartsWith(table + ": ", StringComparison.Ordinal))];

    private static string OneLine(string error) => Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private Task<(int ExitCode, string Output, string Error)> DemoAsync(params string[] arguments) =>
        DigestProcess.RunAsync(["demo", "--data", Data, "--out", Output, .. arguments]);

    private async Task ReadersGetAsync(string title)
    {
        Assert.Equal(
            ["email.html", "email.txt", "index.html", "issue.json", "karim@readers.example.eml", "layla@readers.example.eml"],
            Directory.GetFiles(Output).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in new[] { "email.html", "email.txt", "index.html" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Output, file));
            Assert.Contains(title, text, StringComparison.Ordinal);
            Assert.DoesNotContain('\uE000', text);
        }

        Assert.Contains("/api/unsubscribe/", await File.ReadAllTextAsync(Path.Combine(Output, "email.txt")), StringComparison.Ordinal);
        Assert.Contains("List-Unsubscribe: <", await File.ReadAllTextAsync(Path.Combine(Output, "layla@readers.example.eml")), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Output, "issue.json"))).RootElement.ValueKind);
        // Threads of longer posts are there when the issue is too long for one short post.
        Assert.Equal(["discord.json", "mastodon.json", "slack.json", "teams.json", "telegram.json"],
            Directory.GetFiles(Path.Combine(Output, "chat")).Select(Path.GetFileName).Where(file => file != RenderedIssue.LongerPosts).Order(StringComparer.Ordinal));
        foreach (var file in Directory.GetFiles(Path.Combine(Output, "chat")))
            Assert.NotEqual(0, JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetArrayLength());
    }

    private string Files()
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(Output).Order(StringComparer.Ordinal))
            all.AppendLine(Path.GetFileName(file)).AppendLine(File.ReadAllText(file));
        return all.ToString();
    }
}
