using System.Net;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Functions;

public sealed class StorageDownTests(RunningApp app) : IClassFixture<RunningApp>
{
    [SkippableFact]
    public async Task Health_names_what_does_not_answer()
    {
        LocalRun.SkipWithoutNode();
        await app.StopStorageAsync();
        using var response = await app.Http.GetAsync("api/health");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("{\"status\":\"unhealthy\",\"failing\":[\"tables\",\"blobs\",\"queues\"]}", await response.Content.ReadAsStringAsync());
    }
}
