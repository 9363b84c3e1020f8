using Digest.IntegrationTests.Services;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Digest.IntegrationTests.LocalHost;

public sealed class SettingsTests(AzuriteFixture azurite) : HostTest(azurite)
{
    [SkippableFact]
    public async Task The_app_reads_local_settings_the_environment_and_what_the_caller_gives_in_that_order()
    {
        await WriteLocalSettingsAsync(new
        {
            IsEncrypted = false,
            Values = new Dictionary<string, string> { ["Edition__Name"] = "file", ["PATH"] = "file", ["OUTPUT"] = "file" },
            ConnectionStrings = new { Archive = ConnectionString },
        });

        var host = await StartAsync<Named>();

        var configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("file", configuration["Edition:Name"]);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), configuration["PATH"]);
        Assert.Equal(OutputName, configuration["OUTPUT"]);
        Assert.Equal(ConnectionString, configuration.GetConnectionString("Archive"));
        Assert.Equal("Development", configuration["AZURE_FUNCTIONS_ENVIRONMENT"]);
        Assert.True(host.Services.GetRequiredService<IHostEnvironment>().IsDevelopment());
    }

    [SkippableTheory]
    [InlineData("AzureWebJobsArchive")]
    [InlineData("Archive")]
    [InlineData("ConnectionStrings__Archive")]
    public async Task AConnectionString_is_found_with_and_without_the_prefix(string name)
    {
        await StartAsync([typeof(Named)], settings: [(name, ConnectionString)]);

        await Queue.SendMessageAsync("found");

        await Journal.UntilAsync("found");
    }

    [SkippableTheory]
    [InlineData("Archive__blobServiceUri", "https://account.blob.core.windows.net", "Archive__queueServiceUri")]
    [InlineData("Archive__queueServiceUri", "nowhere", "full address")]
    [InlineData("Archive", "nonsense", "no connection string")]
    [InlineData("Other", "", "The storage connection Archive is not set")]
    public async Task AConnectionString_that_does_not_do_is_named(string name, string value, string expected)
    {
        var error = await RefusalAsync(() => StartAsync([typeof(Named)], settings: [(name, value)]));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("Archive__queueServiceUri", "https://account.queue.core.windows.net")]
    [InlineData("Archive__serviceUri", "https://account.queue.core.windows.net")]
    [InlineData("Archive__accountName", "account")]
    public async Task AConnectionString_may_be_an_address_and_an_identity(string name, string value)
    {
        var host = await StartAsync([typeof(Named)], settings: [(name, value), ("Archive__credential", "managedidentity"), ("AzureWebJobs.Named.Disabled", "true")]);

        Assert.Equal(QueueName, host.Functions.Single().Target);
    }

    [SkippableTheory]
    [InlineData("""{"version":"1.0"}""", "\"version\": \"2.0\"")]
    [InlineData("""{"extensions":{"queues":{"batchSize":33}}}""", "extensions:queues:batchSize is '33'; it has to be a whole number from 1 to 32.")]
    [InlineData("""{"extensions":{"queues":{"visibilityTimeout":"soon"}}}""", "extensions:queues:visibilityTimeout is 'soon'")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"utf8"}}}""", "one of base64, none")]
    [InlineData("""{"functionTimeout":"never"}""", "functionTimeout is 'never'")]
    public async Task A_wrong_value_in_host_json_is_named(string hostJson, string expected)
    {
        var error = await RefusalAsync(() => StartAsync<Named>(hostJson, ("Archive", ConnectionString)));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_name_between_percent_signs_that_has_no_setting_is_named()
    {
        var error = await RefusalAsync(() => StartAsync([typeof(Named)], settings: [("QUEUE", null), ("Archive", ConnectionString)]));

        Assert.Contains("'%QUEUE%' in '%QUEUE%' does not resolve", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Encrypted_and_broken_settings_are_refused()
    {
        await WriteLocalSettingsAsync(new { IsEncrypted = true });
        Assert.Contains("func settings decrypt", await RefusalAsync(() => StartAsync<Named>()), StringComparison.Ordinal);

        await WriteLocalSettingsAsync(new { Values = new { Nested = new { No = 1 } } });
        Assert.Contains("Nested", await RefusalAsync(() => StartAsync<Named>()), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_port_that_is_taken_is_named()
    {
        var first = await StartAsync([typeof(Named)], settings: [("Archive", ConnectionString)]);

        var error = await RefusalAsync(() => StartAsync([typeof(Named)], settings: [("Archive", ConnectionString)], change: options => options with { Port = first.BaseUrl.Port }));

        Assert.Contains($"127.0.0.1:{first.BaseUrl.Port}", error, StringComparison.Ordinal);
    }

    public sealed class Named(Journal journal)
    {
        [Function("Named")]
        public void Run([QueueTrigger("%QUEUE%", Connection = "Archive")] string message) => journal.Note(message);
    }
}
