using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Tests.Infra;

/// <summary>A query that asks for a name which nothing writes finds nothing, for ever.</summary>
public sealed partial class AlertQueryTests
{
    // As it stands in the source: which tags each instrument is recorded with.
    private readonly Dictionary<string, HashSet<string>> _metrics;
    private readonly HashSet<string> _outcomes;

    public AlertQueryTests()
    {
        var source = InfraFiles.Read("src/Digest.Core/Observing/DigestMetrics.cs");
        var tags = Tag().Matches(source).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var recorded = source.Split('\n').Select(line => Recorded().Match(line)).Where(match => match.Success).ToDictionary(
            match => match.Groups[1].Value,
            match => tags.Where(tag => Regex.IsMatch(match.Groups[2].Value, @$"\({tag.Key}, ")).Select(tag => tag.Value).ToHashSet());
        _metrics = Instrument().Matches(source).ToDictionary(match => match.Groups[2].Value, match => recorded[match.Groups[1].Value]);
        _outcomes = [.. Word().Matches(source).Select(match => match.Groups[1].Value)];
    }

    [Fact]
    public void Alerts_ask_for_metrics_tags_and_outcomes_that_the_app_writes()
    {
        var queries = Query().Matches(InfraFiles.Read("infra/modules/alerts.bicep")).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        Assert.Equal(["AppSilent", "ArticlesRejected", "CopiesFailing", "CopiesUncertain", "IssueLate", "IssueTroubled", "MessagesPoisoned", "QueueOld"], queries.Keys.Order(StringComparer.Ordinal));
        Assert.All(queries, query => Check(query.Key, query.Value));
    }

    [Theory]
    [InlineData("IssueLate", "PT15M", "AppMetrics | where Name == \"digest.issue.lag\" | summarize Lag = min(Min) by Edition = tostring(Properties[\"edition\"]) | where Lag > ${60 * lateAfterMinutes} | summarize Found = count()")]
    [InlineData("QueueOld", "PT15M", "AppMetrics | where Name == \"digest.queue.age\" | summarize Age = min(Min) by Queue = tostring(Properties[\"queue\"]) | where Age > 1800 | summarize Found = count()")]
    [InlineData("ArticlesRejected", "P1D", "AppMetrics | where Name == \"digest.articles\" and tostring(Properties[\"outcome\"]) == \"rejected\" | summarize Rejected = sum(Sum) | where Rejected > 5 | summarize Found = count()")]
    [InlineData("AppSilent", "PT30M", "AppMetrics | where Name == \"digest.issue.lag\" | summarize Points = count() | where Points == 0 | summarize Found = count()")]
    public void Alerts_that_no_drill_hears_ask_what_the_runbook_says(string alert, string window, string query) =>
        Assert.Contains($"window: '{window}'\n    query: '{query}'\n", InfraFiles.Read("infra/modules/alerts.bicep")[InfraFiles.Read("infra/modules/alerts.bicep").IndexOf($"name: '{alert}'", StringComparison.Ordinal)..][..700], StringComparison.Ordinal);

    [Fact]
    public void The_workbook_is_whole_and_asks_of_every_metric_and_of_nothing_else()
    {
        var text = InfraFiles.Read("infra/modules/workbook.json");
        using var workbook = JsonDocument.Parse(text);
        var queries = workbook.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content")).Where(content => content.TryGetProperty("query", out _)).Select(content => content.GetProperty("query").GetString()!).ToList();

        Assert.Equal("Notebook/1.0", workbook.RootElement.GetProperty("version").GetString());
        Assert.All(queries.Where(query => query.StartsWith("AppMetrics ", StringComparison.Ordinal)), query => Check(query, query));
        Assert.Equal(_metrics.Keys.Order(StringComparer.Ordinal), queries.SelectMany(query => Metric().Matches(query)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_metrics_in_the_docs_names_every_metric_with_its_tags()
    {
        var rows = InfraFiles.Read("docs/observe.md").Split('\n').Where(line => line.StartsWith("| `digest.", StringComparison.Ordinal)).Select(line => line.Split('|')).ToDictionary(row => row[1].Trim(' ', '`'), row => row[3].Split(':')[0].Split(',').Select(tag => tag.Trim()));

        Assert.Equal(_metrics.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal(_metrics[row.Key].Order(StringComparer.Ordinal), row.Value.Order(StringComparer.Ordinal)));
    }

    private void Check(string name, string query)
    {
        var metrics = Metric().Matches(query).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(metrics);
        Assert.All(metrics, metric => Assert.True(_metrics.ContainsKey(metric), $"{name} asks for {metric}, which nothing writes."));
        Assert.All(Property().Matches(query).Select(match => match.Groups[1].Value), tag => Assert.True(metrics.Exists(metric => _metrics[metric].Contains(tag)), $"{name} asks for tag {tag}."));
        Assert.All(Compared().Matches(query).Select(match => match.Groups[1].Value), outcome => Assert.True(_outcomes.Contains(outcome), $"{name} asks for outcome {outcome}."));
    }

    [GeneratedRegex("private const string ([A-Z][a-z]+) = \"([a-z]+)\";")]
    private static partial Regex Tag();

    [GeneratedRegex("(_[a-z]+) = meter[.]Create[A-Za-z]+(?:<[a-z]+>)?[(]\"([a-z.]+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex("(_[a-z]+)[.](?:Add|Record)[(](.*)$")]
    private static partial Regex Recorded();

    [GeneratedRegex("<c>([a-z]+)</c>")]
    private static partial Regex Word();

    [GeneratedRegex("name: '([A-Za-z]+)'\n    severity: [0-4]\n    window: '[A-Z0-9]+'\n    query: '(.*)'")]
    private static partial Regex Query();

    [GeneratedRegex("\"(digest[.][a-z.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex(@"Properties\[""([a-z]+)""\]")]
    private static partial Regex Property();

    [GeneratedRegex(@"Properties\[""outcome""\]\) == ""([a-z]+)""")]
    private static partial Regex Compared();
}
