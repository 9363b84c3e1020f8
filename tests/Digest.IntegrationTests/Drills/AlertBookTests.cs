using System.Globalization;
using System.Text.RegularExpressions;
using Digest.Cli.Drills;
using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Drills;

/// <summary>The drills hear alerts by the thresholds of the deployment: those are read from its templates.</summary>
public sealed class AlertBookTests
{
    [Theory]
    [InlineData("IssueLate", @"Name == ""digest.issue.lag"" .* Lag > ([\d.]+) ", AlertBook.LateSeconds)]
    [InlineData("IssueTroubled", @"Name == ""digest.issues.troubled"" and Max > ([\d.]+) ", 0)]
    [InlineData("MessagesPoisoned", @"Name == ""digest.poison"" and Sum > ([\d.]+) ", 0)]
    [InlineData("CopiesUncertain", @"Name == ""digest.copies"" and .* == ""uncertain"" and Sum > ([\d.]+) ", 0)]
    [InlineData("CopiesFailing", @"Name == ""digest.copies"" .* == ""failed"".* Failed >= ([\d.]+) ", AlertBook.FewestFailed)]
    [InlineData("CopiesFailing", @"Name == ""digest.copies"" .* == ""failed"".* Failed > ([\d.]+) \* All ", AlertBook.FailedShare)]
    public void An_alert_is_heard_where_the_deployment_raises_it(string alert, string condition, double threshold)
    {
        var rules = File.ReadAllText(Path.Combine(Repository.Root, "infra", "modules", "alerts.bicep"));
        var query = Regex.Match(rules, $"name: '{alert}'.*?query: '(.*?)'", RegexOptions.Singleline).Groups[1].Value;

        var found = Regex.Match(query, condition);

        Assert.True(found.Success, $"{alert} asks in another way: {query}");
        Assert.Equal(threshold, double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture));
    }
}
