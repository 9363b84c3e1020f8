using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Digest.Azure;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Storage;

/// <summary>Templates that a publisher uploaded to container <c>templates</c>.</summary>
[Collection(StorageCollection.Name)]
public sealed class TemplateStoreTests(StorageFixture storage)
{
    [SkippableFact]
    public async Task Files_of_all_editions_and_of_one_are_read_and_others_left_alone()
    {
        var (store, container, _) = await OpenAsync();
        await UploadAsync(container, "email.html", "for all");
        await UploadAsync(container, "weekly/email.html", "of weekly");
        await UploadAsync(container, "weekly/partials/story.html", "a story");
        await UploadAsync(container, "weekly/logo of the team.png", "no template");
        await UploadAsync(container, "README", "no template");

        var snapshot = await store.ReadAsync(default);

        Assert.Equal("of weekly", snapshot.Find("weekly", "email.html")!.Text);
        Assert.Equal("for all", snapshot.Find("monthly", "email.html")!.Text);
        Assert.Equal("weekly/partials/story.html", snapshot.Find("weekly", "partials/story.html")!.Path);
        Assert.Null(snapshot.Find("monthly", "partials/story.html"));
    }

    [SkippableFact]
    public async Task A_look_at_files_that_did_not_change_costs_one_call_and_a_change_one_more()
    {
        var (store, container, calls) = await OpenAsync();
        for (var number = 0; number < 20; number++)
            await UploadAsync(container, $"partials/p{number}.html", $"{number}");
        var before = await store.ReadAsync(default);

        Assert.Equal(["GET /templates?comp=list"], await calls.OfAsync(async () => Assert.Same(before, await store.ReadAsync(default))));

        await UploadAsync(container, "partials/p7.html", "changed");
        Assert.Equal(["GET /templates?comp=list", "GET /templates/partials/p7.html"], await calls.OfAsync(async () => Assert.Equal("changed", (await store.ReadAsync(default)).Find("weekly", "partials/p7.html")!.Text)));

        await container.DeleteBlobAsync("partials/p7.html");
        Assert.Equal(["GET /templates?comp=list"], await calls.OfAsync(async () => Assert.Null((await store.ReadAsync(default)).Find("weekly", "partials/p7.html"))));
    }

    [SkippableFact]
    public async Task A_file_that_is_too_large_is_named_and_not_downloaded()
    {
        var (store, container, calls) = await OpenAsync();
        await UploadAsync(container, "weekly/web.html", new string('x', TemplateFile.MostBytes + 1));

        var read = await calls.OfAsync(async () => Assert.Contains("262,145 bytes", (await store.ReadAsync(default)).Find("weekly", "web.html")!.Problem!.Message, StringComparison.Ordinal));

        Assert.Equal(["GET /templates?comp=list"], read);
    }

    [SkippableFact]
    public async Task More_than_200_templates_are_refused_before_any_is_read()
    {
        var (store, container, calls) = await OpenAsync();
        await Parallel.ForAsync(0, TemplateSnapshot.MostFiles + 1, async (number, _) => await UploadAsync(container, $"partials/p{number}.html", ""));

        Assert.Equal(["GET /templates?comp=list"], await calls.OfAsync(async () => Assert.Contains("more than 200", (await Assert.ThrowsAsync<TemplateException>(() => store.ReadAsync(default))).Message, StringComparison.Ordinal)));
    }

    [SkippableFact]
    public async Task A_kept_set_is_read_by_the_next_process_and_is_none_of_the_publishers_files()
    {
        var (store, _, _) = await OpenAsync();
        Assert.Null(await store.ReadKeptAsync("weekly/ar/issue", default));
        await store.KeepAsync("weekly/ar/issue", new Dictionary<string, string> { ["web.html"] = "first", ["locales/ar.yaml"] = "كلمات" }, default);
        await store.KeepAsync("weekly/ar/issue", new Dictionary<string, string> { ["web.html"] = "second <&>", ["locales/ar.yaml"] = "كلمات" }, default);

        var (next, container, _) = await OpenAsync(clear: false);
        var kept = await next.ReadKeptAsync("weekly/ar/issue", default);

        Assert.Equal([("locales/ar.yaml", "كلمات"), ("web.html", "second <&>")], kept!.Select(file => (file.Key, file.Value)).Order());
        Assert.Same(TemplateSnapshot.Empty, await next.ReadAsync(default));

        await UploadAsync(container, ".good/weekly/ar/issue.json", "{ broken");
        Assert.Null(await next.ReadKeptAsync("weekly/ar/issue", default));
    }

    private async Task<(ITemplateStore Store, BlobContainerClient Container, Calls Calls)> OpenAsync(bool clear = true)
    {
        var calls = new Calls();
        var options = new BlobClientOptions();
        options.AddPolicy(calls, HttpPipelinePosition.PerCall);
        var services = new ServiceCollection().AddDigestStorage(StorageFixture.Settings(("AzureWebJobsStorage", storage.ConnectionString)))
            .AddSingleton(new BlobServiceClient(storage.ConnectionString, options)).BuildServiceProvider();
        await services.GetRequiredService<StorageSetup>().EnsureCreatedAsync(default);
        var container = services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient("templates");
        await foreach (var blob in container.GetBlobsAsync())
            if (clear)
                await container.DeleteBlobAsync(blob.Name);
        return (services.GetRequiredService<ITemplateStore>(), container, calls);
    }

    private static async Task UploadAsync(BlobContainerClient container, string name, string text) => await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(text), overwrite: true);

    /// <summary>What was asked of storage: verb, path behind the account, and kind.</summary>
    private sealed class Calls : HttpPipelineSynchronousPolicy
    {
        private readonly List<string> _seen = [];

        public async Task<IReadOnlyList<string>> OfAsync(Func<Task> work)
        {
            _seen.Clear();
            await work();
            return [.. _seen];
        }

        public override void OnSendingRequest(HttpMessage message)
        {
            var uri = message.Request.Uri.ToUri();
            lock (_seen)
                _seen.Add($"{message.Request.Method} /{string.Join('/', uri.AbsolutePath.Split('/')[2..])}{(uri.Query.Contains("comp=list", StringComparison.Ordinal) ? "?comp=list" : "")}");
        }
    }
}
