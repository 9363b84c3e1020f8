using System.Text.Json;
using System.Text.RegularExpressions;

namespace Digest.Tests.Infra;

public sealed partial class DeployedSettingsTests
{
    /// <summary>What the templates leave at its default, one by one; infra/settings.json sets it. Only a list and the brand stand for what is below them.</summary>
    private static readonly Dictionary<string, string[]> LeftAtDefault = new()
    {
        ["in Azure an identity, no connection string"] = ["AzureWebJobsStorage"],
        ["functionAppConfig says it"] = ["FUNCTIONS_WORKER_RUNTIME"],
        ["for a collector of one's own; Application Insights is deployed"] = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL"],
        ["the package brings its templates"] = ["Digest__Templates"],
        ["not to be changed once there are readers"] = ["Digest__Edition__Id"],
        ["the newsroom's choice, good as it is for a first issue"] =
        [
            "Digest__Edition__MaxHoursLate", "Digest__Edition__Missed", "Digest__Edition__Approval", "Digest__Edition__ApprovalHours", "Digest__Edition__EmptyWeeks",
            "Digest__Edition__Uncertain", "Digest__Edition__Length", "Digest__Edition__Digits", "Digest__Edition__Languages__", "Digest__Edition__Sections__",
            "Digest__Edition__OnlyItsSections", "Digest__Edition__Brand__", "Digest__Edition__SenderName", "Digest__Edition__PrivacyNotice", "Digest__Edition__PrivacyNoticeVersion",
        ],
        ["few have one"] = ["Digest__Archive__Hub"],
        ["safe as it is"] =
        [
            "Digest__Observe__CopyRatio", "Digest__Delivery__InFlight", "Digest__Delivery__ClaimTime", "Digest__Delivery__MailsPerDomainAndMinute", "Digest__Delivery__MostBounces",
            "Digest__Delivery__MostComplaints", "Digest__Signups__PerAddress", "Digest__Signups__Pause", "Digest__Signups__PerOrigin", "Digest__Signups__PerMinute",
            "Digest__Signups__PerHour", "Digest__Signups__Proxies", "Digest__Signups__Expires", "Digest__Signups__Kept", "Digest__Webhooks__AllowPrivateAddresses",
            "Digest__Webhooks__AllowedPorts__",
        ],
        ["follows from the sender's address and the relay"] =
        [
            "Digest__Smtp__Mechanism", "Digest__Smtp__EhloName", "Digest__Smtp__ReturnPath", "Digest__Smtp__UnsubscribeAddress", "Digest__Smtp__ReplyTo", "Digest__Smtp__HelpUrl",
            "Digest__Smtp__FeedbackSenderId", "Digest__Smtp__Connections", "Digest__Smtp__MessagesPerConnection", "Digest__Smtp__ConnectTimeout", "Digest__Smtp__CommandTimeout",
            "Digest__Smtp__DataTimeout", "Digest__Smtp__IdleTimeout", "Digest__Smtp__Chunking",
        ],
        ["for relays of one's own and local runs"] = ["Digest__Smtp__CertificateSha256", "Digest__Smtp__AllowPlainTextLoginOnLoopback"],
        ["most relays sign; the key belongs in Key Vault"] = ["Digest__Dkim__Domain", "Digest__Dkim__Selector", "Digest__Dkim__PrivateKey"],
        ["depends on who reports; the key belongs in Key Vault"] = ["Digest__Feedback__Key", "Digest__Feedback__TopicArn"],
        ["only with a bot; the token belongs in Key Vault"] = ["Digest__Telegram__Token", "Digest__Telegram__Api"],
        ["good for most servers"] = ["Digest__Chats__Messages", "Digest__Chats__MastodonCharacters", "Digest__Chats__MastodonUrlCharacters"],
    };

    private static readonly string[] Hosts =
    [
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG",
    ];

    [Fact]
    public void Every_setting_is_deployed_or_left_at_its_default_for_a_reason()
    {
        var left = LeftAtDefault.Values.SelectMany(names => names).ToList();
        var deployed = Deployed();

        Assert.All(Sample().Where(name => !deployed.Contains(name)), name => Assert.True(left.Exists(one => IsFor(one, name)), $"{name} is neither in infra/ nor left at its default for a reason in {nameof(DeployedSettingsTests)}."));
    }

    [Fact]
    public void What_is_left_at_its_default_exists_stands_there_once_and_is_not_deployed()
    {
        var left = LeftAtDefault.Values.SelectMany(names => names).ToList();
        var deployed = Deployed();

        Assert.Equal(left.Distinct(), left);
        Assert.All(left, one => Assert.Contains(Sample(), name => IsFor(one, name)));
        Assert.DoesNotContain(left, one => deployed.Any(name => IsFor(one, name)));
    }

    [Fact]
    public void Every_deployed_setting_is_one_that_the_app_or_the_host_knows()
    {
        using var more = JsonDocument.Parse(InfraFiles.Read("infra/settings.json"));

        Assert.Empty(Deployed().Concat(more.RootElement.EnumerateObject().Select(setting => setting.Name)).Except(Sample()).Except(Hosts));
        Assert.Empty(Hosts.Except(Deployed()));
    }

    /// <summary>By their full names: a row may shorten the second to <c>__Time</c>.</summary>
    [Fact]
    public void The_table_in_the_docs_names_every_setting_and_no_other()
    {
        var named = InfraFiles.Read("docs/settings.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Expand(line.Split('|')[1]))
            .Where(name => !name.StartsWith("Digest__Editions__", StringComparison.Ordinal));

        Assert.Equal(Sample().Where(name => name != "FUNCTIONS_WORKER_RUNTIME").Select(First).Distinct().Order(StringComparer.Ordinal), named.Select(First).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("`Digest__A__B`, `__C`", "Digest__A__B Digest__A__C")]
    [InlineData("`Digest__A__B__0__C`, `__B__0__D__0` …", "Digest__A__B__0__C Digest__A__B__0__D__0")]
    [InlineData("`ONE`, `TWO`", "ONE TWO")]
    public void A_row_is_read_as_full_names(string cell, string names) => Assert.Equal(names.Split(' '), Expand(cell));

    // What is shortened goes on from where its first part stood before, or takes the place of the last part.
    private static IEnumerable<string> Expand(string cell)
    {
        var before = new List<string>();
        foreach (var code in cell.Split('`').Where((_, at) => at % 2 == 1))
        {
            var parts = code.Split("__").ToList();
            if (parts[0].Length == 0)
            {
                var keep = before.IndexOf(parts[1]) is >= 0 and var same ? same : before.Count - 1;
                parts = [.. before.Take(keep), .. parts.Skip(1)];
            }
            before = parts;
            yield return string.Join("__", parts);
        }
    }

    private static bool IsFor(string left, string name) => left.EndsWith("__", StringComparison.Ordinal) ? name.StartsWith(left, StringComparison.Ordinal) : name == left;

    private static string First(string name) => Number().Replace(name, "__0");

    [GeneratedRegex("__[0-9]+")]
    private static partial Regex Number();

    private static HashSet<string> Deployed()
    {
        var names = new HashSet<string>();
        foreach (var file in new[] { "infra/main.bicep", "infra/modules/app.bicep" }.Select(InfraFiles.Parse))
            for (var at = 0; at < file.Tokens.Count; at++)
                if (file.IsKey(at) && (file.Tokens[at].Text.Contains("__", StringComparison.Ordinal) || file.Tokens[at].Text.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal) || file.Tokens[at].Text.StartsWith("OTEL_", StringComparison.Ordinal)))
                    names.Add(file.Tokens[at].Text);
        return names;
    }

    private static List<string> Sample()
    {
        using var sample = JsonDocument.Parse(InfraFiles.Read("local.settings.sample.json"));
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(setting => setting.Name)];
    }
}
