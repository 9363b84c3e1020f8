using System.Net;
using Azure.Storage.Blobs;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_mail_server_that_was_configured_is_used_and_the_one_of_the_sample_is_started()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");

        Assert.StartsWith("none", await InboxAsync("own", ("Digest__Smtp__Host", "smtp.example.org"), ("Digest__Smtp__Port", "587")), StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:", await InboxAsync("sample", ("Digest__Smtp__Host", "127.0.0.1"), ("Digest__Smtp__Port", "1025")), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_app_runs_on_a_fresh_clone_until_Ctrl_C()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");
        using var digest = DigestProcess.Start(["start", "--port", "0", "--data", _folder]);
        await digest.SeesAsync("running: ");
        var app = new Uri(await digest.LineAsync("app: "));
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(app, "api/health"))).StatusCode);
        var uploads = new BlobContainerClient(await digest.LineAsync("storage: "), "articles");
        await uploads.CreateIfNotExistsAsync();
        var parsed = new BlobContainerClient(await digest.LineAsync("storage: "), "parsed");
        await uploads.UploadBlobAsync("news.md", BinaryData.FromString("# A title of an article\n\nA paragraph of the article that is long enough to be one, and says a few things.\n\nAnother paragraph of it that says a few more things, so that there is a body.\n"));
        await LocalRun.UntilAsync(async () => await parsed.ExistsAsync() && await parsed.GetBlobsAsync().AnyAsync(), "the upload is parsed");
        await digest.InterruptAsync();

        Assert.Equal(0, (await digest.EndAsync()).ExitCode);
        Assert.Empty(DigestProcess.Using(_folder));
    }

    private async Task<string> InboxAsync(string data, params (string Name, string? Value)[] settings)
    {
        using var digest = DigestProcess.Start(["start", "--port", "0", "--data", Path.Combine(_folder, data)], settings);
        var inbox = await digest.LineAsync("inbox: ");
        await digest.InterruptAsync();
        Assert.Equal(0, (await digest.EndAsync()).ExitCode);
        return inbox;
    }
}
