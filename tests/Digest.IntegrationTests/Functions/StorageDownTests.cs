using System.Net;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Functions;

public sealed class StorageDownTests(RunningApp app) : IClassFixture<RunningApp>
{
    [SkippableFact]
    public async Task Without_storage_the_app_lives_but_is_not_ready_and_names_what_does_not_answer()
    {
        LocalRun.SkipWithoutNode();
        await app.StopStorageAsync();
        using var response = await app.Http.GetAsync("api/ready");
        using var health = await app.Http.GetAsync("api/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("{\"status\":\"not ready\",\"failing\":[\"tables\",\"blobs\",\"queues\"]}", await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }
}
