using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

/// <summary>However a demo ends, nothing of it goes on.</summary>
public sealed class DemoEndTests : IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    private string Data => Path.Combine(_folder, "data");

    private string Output => Path.Combine(_folder, "out");

    private string Articles => Path.Combine(_folder, "articles");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Ctrl_C_in_the_middle_leaves_nothing_running_and_the_next_run_completes_the_issue()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");
        BadFiles.Write(Articles);
        using (var demo = DigestProcess.Start(["demo", "--data", Data, "--out", Output, "--articles", Articles]))
        {
            await demo.SeesAsync("host: ");
            await demo.InterruptAsync();
            var (code, _, error) = await demo.EndAsync();
            Assert.Equal((130, "stopped"), (code, error.Trim()));
        }

        Assert.Empty(DigestProcess.Using(_folder));
        var next = await DigestProcess.RunAsync(["demo", "--data", Data, "--out", Output, "--articles", Articles]);
        Assert.Equal((0, ""), (next.ExitCode, next.Error));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Data, "mail"), "*.eml").Length);
    }

    [SkippableFact]
    public async Task A_demo_that_is_kept_shows_its_inbox_until_Ctrl_C()
    {
        LocalRun.SkipWithoutNode();
        Skip.If(OperatingSystem.IsWindows(), "sends SIGINT");
        BadFiles.Write(Articles);
        using var demo = DigestProcess.Start(["demo", "--data", Data, "--out", Output, "--articles", Articles, "--keep"]);
        await demo.SeesAsync("running: ");

        await demo.InterruptAsync();

        var (code, output, error) = await demo.EndAsync();
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("inbox: http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Empty(DigestProcess.Using(_folder));
    }

    [SkippableFact]
    public async Task A_demo_that_is_killed_takes_its_services_with_it()
    {
        LocalRun.SkipWithoutNode();
        using var demo = DigestProcess.Start(["demo", "--data", Data, "--out", Output, "--keep"]);
        await demo.SeesAsync("services: ");
        Assert.Equal(3, DigestProcess.Using(_folder).Count);

        demo.Kill();

        await LocalRun.UntilAsync(() => Task.FromResult(DigestProcess.Using(_folder).Count == 0), "Azurite and the inbox end with the demo");
    }
}
