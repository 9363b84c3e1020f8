using System.Text.Json;
using Digest.IntegrationTests.Services;
using Digest.LocalHost.Services;
using Digest.Shared.Matrix;

namespace Digest.IntegrationTests.Gates;

/// <summary>Mail and pages before validators of other makes: html-validate for both, caniemail for the mail.</summary>
public sealed class ValidatorGates(ValidatorGates.Findings findings) : IClassFixture<ValidatorGates.Findings>
{
    /// <summary>What some program of Gmail, Outlook or Apple Mail does not know, and why the mail may use it all the same.</summary>
    private static readonly Dictionary<string, string> Accepted = new(StringComparer.Ordinal)
    {
        ["<body> element"] = "Outlook on the Mac drops it: a wrapper inside has its colours, language and direction again",
        ["<style> element"] = "Gmail's mobile web drops it: all that a light screen needs is inline",
        ["@media"] = "without it the mail is light and has the margins of a desk; both can be read",
        ["color-scheme meta tag"] = "announces both schemes to those that ask; the others show the light one",
        ["aria-label attribute"] = "Windows Mail reads the text without the label",
        ["role attribute"] = "Windows Mail reads layout tables as tables",
        ["display:none"] = "Gmail's mobile web ignores it on the preheader, which has no height either",
        ["max-height property"] = "Outlook on Windows hides the preheader by mso-hide and display",
        ["overflow"] = "as above: Outlook on Windows hides the preheader by mso-hide and display",
        ["overflow-wrap"] = "word-break stands beside it, for long words",
        ["word-break"] = "Windows Mail breaks long words by itself or widens the cell",
    };

    [SkippableFact]
    public void Mail_and_pages_are_valid_html() =>
        None(findings.Of("html-validate").GroupBy(finding => $"{finding.Rule} {finding.Text[(finding.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]}").Select(same => $"{same.Key}: {string.Join(' ', same.Take(5).Select(finding => $"{finding.File}({finding.Text.Split(' ')[0]})"))}"));

    [SkippableFact]
    public void The_mail_uses_what_Gmail_Outlook_and_Apple_Mail_know_but_for_accepted_fallbacks_M40_M41() =>
        None(findings.Of("caniemail").Where(finding => !Accepted.ContainsKey(finding.Rule)).GroupBy(finding => $"{finding.Rule}: {finding.Text}").Select(same => $"{same.Key}: {string.Join(' ', same.Take(5).Select(finding => finding.File))}"));

    [SkippableFact]
    public void No_fallback_is_accepted_that_is_not_needed() =>
        Assert.Empty(Accepted.Keys.Except(findings.Of("caniemail").Select(finding => finding.Rule)));

    private static void None(IEnumerable<string> problems) => Assert.True(!problems.Any(), string.Join('\n', problems));

    /// <summary>What the validators say of the matrix, asked once.</summary>
    public sealed class Findings : IAsyncLifetime
    {
        private Finding[] _all = [];

        public IEnumerable<Finding> Of(string tool)
        {
            LocalRun.SkipWithoutNode();
            return _all.Where(finding => finding.Tool == tool);
        }

        public async Task InitializeAsync()
        {
            if (!LocalRun.HasNode)
                return;
            var tools = await LocalTools.EnsureAsync("gates", CancellationToken.None);
            var folder = LocalRun.NewFolder();
            foreach (var issue in IssueMatrix.All)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, $"{issue.Name}.mail.html"), issue.Rendered.EmailHtml);
                if (issue.Composition.Stories.Count <= 40)
                    await File.WriteAllTextAsync(Path.Combine(folder, $"{issue.Name}.page.html"), issue.Rendered.WebHtml);
            }

            _all = JsonSerializer.Deserialize<Finding[]>(await GateTool.RunAsync("node", tools, "judge.mjs", folder), JsonSerializerOptions.Web)!;
            Directory.Delete(folder, recursive: true);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }

    /// <summary>A validator's complaint.</summary>
    public sealed record Finding(string File, string Tool, string Rule, string Text);
}
