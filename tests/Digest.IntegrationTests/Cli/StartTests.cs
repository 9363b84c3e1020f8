using System.Net;
using Azure.Storage.Blobs;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class StartTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
}
