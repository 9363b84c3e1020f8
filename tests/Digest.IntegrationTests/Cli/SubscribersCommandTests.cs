using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.Cli;

/// <summary>An operator at the terminal, with a list of readers.</summary>
public sealed class SubscribersCommandTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private readonly string _folder = LocalRun.NewFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task A_list_goes_in_with_a_report_who_left_stays_away_and_the_rest_comes_out_again_F27()
    {
        LocalRun.SkipWithoutNode();
        var (list, report, back) = (Path.Combine(_folder, "readers.csv"), Path.Combine(_folder, "report.csv"), Path.Combine(_folder, "back.csv"));
        await File.WriteAllTextAsync(list, "\uFEFFالبريد;الاسم\nlayla@readers.example;=ليلى\nomar@readers.example;عمر\nnobody;x\n");

        Assert.Contains("3 lines: 2 added, 0 changed, 0 unchanged, 1 refused", await RunAsync("import", list), StringComparison.Ordinal);
        await RunAsync("remove", "OMAR@readers.example");
        Assert.Contains("0 added, 0 changed, 1 unchanged, 2 refused", await RunAsync("import", list, "--overwrite", "--report", report), StringComparison.Ordinal);
        Assert.Contains("3,omar@readers.example,refused,must not be written to: unsubscribed", await File.ReadAllTextAsync(report), StringComparison.Ordinal);
        await RunAsync("export", "--out", back);
        var lines = await File.ReadAllLinesAsync(back);
        Assert.Contains(lines, line => line.StartsWith("layla@readers.example,\"'=ليلى\",,,active,import readers.csv,", StringComparison.Ordinal));
        // Those who left or complained elsewhere, in a list without names: it takes no name away.
        await File.WriteAllTextAsync(list, "email,status\nlayla@readers.example,active\nomar@readers.example,\nleft@readers.example,unsubscribed\nbounced@readers.example,bounced\nangry@readers.example,complained\n\"left@readers.example\",\n\"open@readers.example,\nsami@readers.example,\n");
        Assert.Contains("8 lines: 1 added, 0 changed, 1 unchanged, 6 refused", await RunAsync("import", list, "--overwrite", "--report", report), StringComparison.Ordinal);
        var refused = await File.ReadAllLinesAsync(report);
        Assert.Equal(["2", "3", "4", "5", "6", "7", "8"], refused.Skip(1).Select(line => line.Split(',')[0]));
        Assert.Contains("quotation mark", refused[^1], StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 0 unchanged, 3 refused", await RunAsync("import", await WriteAsync("email\nleft@readers.example\nbounced@readers.example\nANGRY@readers.example\n"), "--overwrite"), StringComparison.Ordinal);
        await RunAsync("lift", "bounced@readers.example");
        await RunAsync("export", "--out", back);
        Assert.Contains(await File.ReadAllLinesAsync(back), line => line.StartsWith("layla@readers.example,\"'=ليلى\",,,active,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("omar@readers.example,عمر,,,unsubscribed,operator,", StringComparison.Ordinal));
    }

    private async Task<string> WriteAsync(string list)
    {
        var file = Path.Combine(_folder, "more.csv");
        await File.WriteAllTextAsync(file, list);
        return file;
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output, error) = await DigestProcess.RunAsync(["subscribers", .. arguments], ("AzureWebJobsStorage", azurite.ConnectionString), ("Digest__Secret", "a secret of the tests, long enough to serve"));
        Assert.True(exitCode == 0, error);
        return output;
    }
}
