using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Cli.Drills;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Drills;

/// <summary>The drills hear alerts by the thresholds of the deployment: those are read from its templates.</summary>
public sealed class AlertBookTests
{
    [Theory]
    [InlineData("IssueTroubled", @"Name == ""digest.issues.troubled"" and Max > ([\d.]+) ", 0)]
    [InlineData("MessagesPoisoned", @"Name == ""digest.poison"" and Sum > ([\d.]+) ", 0)]
    [InlineData("CopiesUncertain", @"Name == ""digest.copies"" and .* == ""uncertain"" and Sum > ([\d.]+) ", 0)]
    [InlineData("CopiesFailing", @"Name == ""digest.copies"" .* == ""failed"".* Failed >= ([\d.]+) ", AlertBook.FewestFailed)]
    [InlineData("CopiesFailing", @"Name == ""digest.copies"" .* == ""failed"".* Failed > ([\d.]+) \* All ", AlertBook.FailedShare)]
    public void An_alert_is_heard_where_the_deployment_raises_it(string alert, string condition, double threshold)
    {
        var query = Query(alert);

        var found = Regex.Match(query, condition);

        Assert.True(found.Success, $"{alert} asks in another way: {query}");
        Assert.Equal(threshold, double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_issue_is_late_when_a_deployment_says_so_that_was_told_nothing_else()
    {
        var minutes = Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep")), @"^param lateAfterMinutes int = (\d+)$", RegexOptions.Multiline);

        Assert.Matches(@"Name == ""digest.issue.lag"" .* Lag > \$\{60 \* lateAfterMinutes\} ", Query("IssueLate"));
        Assert.Equal(AlertBook.LateSeconds, 60 * double.Parse(minutes.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static string Query(string alert) =>
        Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "infra", "modules", "alerts.bicep")), $"name: '{alert}'.*?query: '(.*?)'", RegexOptions.Singleline).Groups[1].Value;
}
