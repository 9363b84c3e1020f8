using Digest.Cli.Drills;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Drills;

/// <summary>Every drill of docs/runbook.md, through the command's own seams.</summary>
public sealed class DrillTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [SkippableTheory]
    [InlineData("smtp-down", "Alerts IssueLate and IssueTroubled.", "All 30 copies failed", "audience: 30 = 30 sent + 0 failed + 0 suppressed + 0 uncertain + 0 pending")]
    [InlineData("storage-throttled", "503 ServerBusy, 6 times in a row", "audience: 40 = 40 sent + 0 failed + 0 suppressed + 0 uncertain + 0 pending")]
    [InlineData("poison-batch", "trouble: Batch 0 could not be delivered", "audience: 40 = 40 sent + 0 failed + 0 suppressed + 0 uncertain + 0 pending")]
    [InlineData("wrong-template", "trouble: Templates: weekly/email.txt in container templates, line ", "Until then the last templates that were in order are used.")]
    [InlineData("wrong-recipients", "They are exactly those of the mail server's own log.", "corrected mail: number 1", "Nobody got it twice")]
    [InlineData("rotate-secrets", "One click on the link of the old mail unsubscribes its reader.", "Links under the former secret are refused.")]
    [InlineData("restore-tables", "It is the one who unsubscribed.", "A day of ticks later nobody was mailed anything.")]
    public async Task It_goes_as_the_runbook_says(string name, params string[] facts)
    {
        using var output = new StringWriter();
        var exitCode = await DrillRun.RunAsync([DrillRun.All.Single(drill => drill.Name == name)], azurite.ConnectionString, output, log: false, CancellationToken.None);

        var told = output.ToString();
        Assert.True(exitCode == 0, told);
        Assert.All(facts, fact => Assert.Contains(fact, told, StringComparison.Ordinal));
        Assert.DoesNotContain("WRONG", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_drill_has_its_section_and_every_section_of_what_to_do_its_drill()
    {
        var runbook = File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbook.md"));
        var sections = runbook[runbook.IndexOf("\n## What to do\n", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).ToList();

        Assert.Equal(sections, DrillRun.All.Select(drill => drill.Name));
        Assert.All(sections, name => Assert.Contains($"`digest drill {name}`", runbook, StringComparison.Ordinal));
    }
}
