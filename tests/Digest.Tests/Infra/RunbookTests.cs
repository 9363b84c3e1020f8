namespace Digest.Tests.Infra;

public sealed class RunbookTests
{
    [Fact]
    public void Every_alert_has_a_section_and_every_section_an_alert()
    {
        var source = InfraFiles.Read("infra/modules/alerts.bicep").Split('\n');
        var alerts = source.Select(line => line.Trim()).Where(line => line.StartsWith("name: '", StringComparison.Ordinal)).Select(line => line.Split('\'')[1]).Where(name => char.IsUpper(name[0]));

        Assert.Equal(alerts.Order(StringComparer.Ordinal), Sections().Select(section => section[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_section_says_what_an_alert_means_where_to_look_first_and_what_to_do()
    {
        Assert.All(Sections(), section =>
        {
            string[] lines = [.. section.Skip(1).Where(line => line.StartsWith("**", StringComparison.Ordinal))];
            Assert.Equal(["**Meaning.**", "**First look.**", "**Remedy.**"], lines.Select(line => line[..(line.IndexOf(".**", StringComparison.Ordinal) + 3)]));
            Assert.All(lines, line => Assert.True(line.Length > 40, $"{section[0]}: {line}"));
        });
    }

    [Fact]
    public void Links_within_the_runbook_lead_somewhere()
    {
        var page = InfraFiles.Read("docs/runbook.md");
        var sections = page.Split('\n').Where(line => line.StartsWith("##", StringComparison.Ordinal)).Select(line => line.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        var links = page.Split("](#").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).ToList();

        Assert.NotEmpty(links);
        Assert.Empty(links.Except(sections));
    }

    private static List<string[]> Sections()
    {
        var runbook = InfraFiles.Read("docs/runbook.md");
        return [.. runbook[runbook.IndexOf("\n## Alerts\n", StringComparison.Ordinal)..runbook.IndexOf("\n## What to do\n", StringComparison.Ordinal)].Split("\n### ").Skip(1).Select(section => section.Split('\n'))];
    }
}
