namespace Digest.Tests.Infra;

public sealed class RunbookTests
{
    [Fact]
    public void Every_alert_has_a_section_and_every_section_an_alert()
    {
        var source = InfraFiles.Read("infra/modules/alerts.bicep").Split('\n');
        var alerts = source.Select(line => line.Trim()).Where(line => line.StartsWith("name: '", StringComparison.Ordinal)).Select(line => line.Split('\'')[1]).Where(name => char.IsUpper(name[0]));
        var runbook = InfraFiles.Read("docs/runbook.md");
        var sections = runbook[runbook.IndexOf("\n## Alerts\n", StringComparison.Ordinal)..runbook.IndexOf("\n## What to do\n", StringComparison.Ordinal)]
            .Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);

        Assert.Equal(alerts.Order(StringComparer.Ordinal), sections.Order(StringComparer.Ordinal));
    }
}
