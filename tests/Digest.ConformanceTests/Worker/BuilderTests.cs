using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Digest.ConformanceTests.Worker;

public sealed class BuilderTests
{
    private readonly FunctionsApplicationBuilder _builder = FunctionsApplication.CreateBuilder([]);

    [Fact]
    public void The_console_logger_is_taken_out() =>
        Assert.DoesNotContain(_builder.Services, service => service.ServiceType == typeof(ILoggerProvider) && service.ImplementationType == typeof(ConsoleLoggerProvider));

    [Fact]
    public void The_web_application_is_configured_on_the_same_builder() => Assert.Same(_builder, _builder.ConfigureFunctionsWebApplication());

    [Fact]
    public void Arguments_are_settings()
    {
        var builder = FunctionsApplication.CreateBuilder(["--Edition:Name=weekly"]);

        Assert.Equal("weekly", builder.Configuration["Edition:Name"]);
    }

    [Fact]
    public async Task Json_payloads_are_read_whatever_the_case_of_their_names()
    {
        await using var services = _builder.Services.BuildServiceProvider();
        var serializer = services.GetRequiredService<IOptions<WorkerOptions>>().Value.Serializer!;

        var payload = (Payload)(await serializer.DeserializeAsync(new MemoryStream("""{"issueid":"2026-W11"}"""u8.ToArray()), typeof(Payload), default))!;

        Assert.Equal("2026-W11", payload.IssueId);
    }

    private sealed record Payload(string IssueId);
}
