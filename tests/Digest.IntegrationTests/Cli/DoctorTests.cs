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
        Assert.Contains("edition: weekly\tThu ", output, StringComparison.Ordinal);
        Assert.Contains("18:30 ", output, StringComparison.Ordinal);
        Assert.Contains("in Africa/Cairo", output, StringComparison.Ordinal);
        Assert.Contains("waits for an editor", output, StringComparison.Ordinal);
        Assert.Contains("storage: answers", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Settings_that_are_wrong_are_named_with_their_remedy()
    {
        LocalRun.SkipWithoutNode();
        Directory.CreateDirectory(Path.Combine(_folder, "azurite"));
        var (exitCode, output, _) = await DigestProcess.RunAsync(["doctor", "--data", _folder],
            ("Digest__Edition__TimeZone", "Cairo"), ("Digest__Edition__Brand__Accent", "#cccccc"));

        Assert.Equal(1, exitCode);
        Assert.Contains("to mend: Digest:Edition:TimeZone 'Cairo'", output, StringComparison.Ordinal);
        Assert.Contains("to mend: Digest:Edition:Brand:Accent #cccccc has a contrast of", output, StringComparison.Ordinal);
    }
}
