using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Digest.ConformanceTests.Worker;

public sealed class OpenTelemetryTests
{
    [Fact]
    public void The_host_learns_that_the_worker_sends_its_own_telemetry_and_of_which_schema()
    {
        var collection = new ServiceCollection();
        collection.AddOpenTelemetry().UseFunctionsWorkerDefaults();
        using var services = collection.BuildServiceProvider();

        var capabilities = services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities;

        Assert.Equal("True", capabilities["WorkerOpenTelemetryEnabled"]);
        Assert.Equal("1.37.0", capabilities["WorkerOpenTelemetrySchemaVersion"]);
    }
}
