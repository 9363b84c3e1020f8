using Azure.Storage.Blobs;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

/// <summary>An editor at the terminal, beside an app that runs.</summary>
public sealed class IssuesCommandTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task An_editor_sees_changes_tries_and_holds_the_coming_issue()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");
        using var digest = DigestProcess.Start(["start", "--port", "0", "--data", _folder]);
        await digest.SeesAsync("running: ");
        var storage = await digest.LineAsync("storage: ");
        await UploadAsync(storage, "bridge.md", "# A bridge opens across the river\n\nA bridge that joins both banks of the river was opened on Monday, three years after the work began.\n\nThe way to the hospital takes ten minutes now, where it took an hour by the old road.\n");
        await UploadAsync(storage, "library.md", "# The library lends tools\n\nDrills, ladders and a sewing machine can be borrowed for a week with an ordinary library card.\n\nThe idea came from readers, and the shelves were empty on the first evening.\n");
        await UploadAsync(storage, "empty.txt", " ");
        var parsed = new BlobContainerClient(storage, "parsed");
        await LocalRun.UntilAsync(async () => await parsed.ExistsAsync() && await parsed.GetBlobsAsync().CountAsync() == 2, "both articles are parsed");

        var shown = await RunAsync("show", "weekly", "--why");
        Assert.Contains("A bridge opens across the river", shown, StringComparison.Ordinal);
        Assert.Contains("lead", shown, StringComparison.Ordinal);

        var second = shown.Split('\n').First(line => line.StartsWith("story: 2", StringComparison.Ordinal)).Split('\t')[1];
        Assert.Contains("to be cut", await RunAsync("pin", "weekly", "2"), StringComparison.Ordinal);
        await RunAsync("rewrite", "weekly", second, "--title", "A headline by the desk");
        await RunAsync("note", "weekly", "Dear readers, this week is short.");
        var changed = await RunAsync("show", "weekly", "--why");
        Assert.Contains($"story: 1\t{second}\tlead\tA headline by the desk", changed, StringComparison.Ordinal);
        Assert.Contains("pinned by an editor at place 1", changed, StringComparison.Ordinal);
        Assert.Contains("note: Dear readers", changed, StringComparison.Ordinal);
        Assert.Contains("left out: \tempty.txt\t", changed, StringComparison.Ordinal);

        var preview = Path.Combine(_folder, "preview");
        await RunAsync("preview", "weekly", "--out", preview);
        Assert.Contains("Dear readers", await File.ReadAllTextAsync(Path.Combine(preview, "email.txt")), StringComparison.Ordinal);

        Assert.StartsWith("test mail: sent", await RunAsync("test", "weekly", "me@news.example"), StringComparison.Ordinal);
        Assert.Contains("and then held", await RunAsync("hold", "weekly"), StringComparison.Ordinal);
        Assert.DoesNotContain("held", await RunAsync("approve", "weekly"), StringComparison.Ordinal);

        var refused = await DigestProcess.RunAsync(["issues", "leave-out", "weekly", "9", "--data", _folder]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("has no story 9", refused.Error, StringComparison.Ordinal);
        await digest.InterruptAsync();
        Assert.Equal(0, (await digest.EndAsync()).ExitCode);

        // Nothing runs any more: the command works on the data folder itself.
        Assert.Contains("A headline by the desk", await RunAsync("show", "weekly"), StringComparison.Ordinal);
        Assert.Empty(DigestProcess.Using(_folder));
    }

    [SkippableFact]
    public async Task Without_any_storage_the_command_says_what_to_do()
    {
        var (exitCode, _, error) = await DigestProcess.RunAsync(["issues", "list", "--data", _folder]);

        Assert.Equal(1, exitCode);
        Assert.Contains("digest start", error, StringComparison.Ordinal);
    }

    private static async Task UploadAsync(string storage, string name, string text)
    {
        var uploads = new BlobContainerClient(storage, "articles");
        await uploads.CreateIfNotExistsAsync();
        await uploads.UploadBlobAsync(name, BinaryData.FromString(text));
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await DigestProcess.RunAsync(["issues", .. arguments, "--data", _folder]);
        Assert.True(exitCode == 0, $"digest issues {string.Join(' ', arguments)}: {error}");
        return output;
    }
}
