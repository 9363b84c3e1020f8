using System.Text.Json;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

public sealed class DoctorTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task The_next_cuts_of_each_edition_are_shown_in_its_own_zone()
    {
        LocalRun.SkipWithoutNode();
        Directory.CreateDirectory(Path.Combine(_folder, "azurite"));
        var (exitCode, output, error) = await DigestProcess.RunAsync(["doctor", "--data", _folder],
            ("Digest__Edition__TimeZone", "Africa/Cairo"), ("Digest__Edition__Day", "Thursday"), ("Digest__Edition__Time", "18:30"), ("Digest__Edition__Approval", "Required"));

        Assert.True(exitCode == 0, error);
        Assert.Contains("ok       schedule: weekly: Next cut Thu ", output, StringComparison.Ordinal);
        Assert.Contains("18:30 ", output, StringComparison.Ordinal);
        Assert.Contains("in Africa/Cairo", output, StringComparison.Ordinal);
        Assert.Contains("waits for an editor", output, StringComparison.Ordinal);
        Assert.Contains("warning  storage: tables: They answer; not there yet: Articles", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Settings_that_are_wrong_are_named_with_their_remedy()
    {
        LocalRun.SkipWithoutNode();
        Directory.CreateDirectory(Path.Combine(_folder, "azurite"));
        var (exitCode, output, _) = await DigestProcess.RunAsync(["doctor", "--data", _folder],
            ("Digest__Edition__TimeZone", "Cairo"), ("Digest__Edition__Brand__Accent", "#cccccc"));

        Assert.Equal(1, exitCode);
        Assert.Contains("fault    settings: to mend: Digest:Edition:TimeZone 'Cairo'", output, StringComparison.Ordinal);
        Assert.Contains("fault    settings: to mend: Digest:Edition:Brand:Accent #cccccc has a contrast of", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Groups_can_be_chosen_and_each_check_is_one_object()
    {
        LocalRun.SkipWithoutNode();
        Directory.CreateDirectory(Path.Combine(_folder, "azurite"));
        var (exitCode, output, error) = await DigestProcess.RunAsync(["doctor", "queues", "clock", "mail", "dns", "--json", "--data", _folder]);

        Assert.True(exitCode == 0, error + output);
        var found = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["queues", "clock", "mail", "dns"], found.Select(check => check.GetProperty("group").GetString()).Distinct());
        Assert.Equal(9, found.Count(check => check.GetProperty("group").GetString() == "queues"));
        Assert.All(found.Where(check => check.GetProperty("group").GetString() is "mail" or "dns"), check => Assert.Equal("skipped", check.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Where_the_file_of_editions_cannot_be_read_the_doctor_says_so_and_how_to_mend_it()
    {
        await using var storage = new RefusingStorage();
        var (exitCode, output, error) = await DigestProcess.RunAsync(["doctor", "--json"],
            ("AzureWebJobsStorage", storage.ConnectionString), ("Digest__EditionsFile", "config/editions.json"));

        Assert.Equal((1, ""), (exitCode, error));
        using var found = JsonDocument.Parse(output);
        Assert.Equal(("settings", "fault"), (found.RootElement.GetProperty("group").GetString(), found.RootElement.GetProperty("state").GetString()));
        var finding = found.RootElement.GetProperty("finding").GetString();
        Assert.StartsWith("Blob config/editions.json of setting Digest:EditionsFile cannot be read: http://127.0.0.1:", finding, StringComparison.Ordinal);
        Assert.Contains("lacks the role 'Storage Blob Data Owner'", finding, StringComparison.Ordinal);
        Assert.Contains("az role assignment create", finding, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_the_app_refuses_are_findings_of_the_doctor()
    {
        var storage = ("AzureWebJobsStorage", (string?)"DefaultEndpointsProtocol=http;AccountName=news;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/news;QueueEndpoint=http://127.0.0.1:1/news;TableEndpoint=http://127.0.0.1:1/news;");
        var (exitCode, output, error) = await DigestProcess.RunAsync(["doctor"], storage, ("Digest__Secret", "@Microsoft.KeyVault(SecretUri=https://news.vault.azure.net/secrets/digest)"));
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("fault    settings: to mend: Setting Digest__Secret holds a reference to Key Vault", output, StringComparison.Ordinal);

        (exitCode, output, error) = await DigestProcess.RunAsync(["doctor"], storage, ("Digest__Secret", "short"));
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("fault    settings: to mend: Digest:Secret must have at least 32 random characters", output, StringComparison.Ordinal);
    }
}
