using System.Text.Json;

namespace Digest.Tests.Infra;

public sealed class DeployedSettingsTests
{
    /// <summary>What the templates leave at its default; infra/settings.json sets it. A name that ends in _ stands for a section.</summary>
    private static readonly Dictionary<string, string> LeftAtDefault = new()
    {
        ["AzureWebJobsStorage"] = "in Azure an identity, no connection string",
        ["FUNCTIONS_WORKER_RUNTIME"] = "functionAppConfig says it",
        ["Digest__FormerSecrets__"] = "only while a secret is being rotated",
        ["OTEL_EXPORTER_OTLP_"] = "for a collector of one's own; Application Insights is deployed",
        ["Digest__Observe__CopyRatio"] = "safe as it is",
        ["Digest__Templates"] = "the package brings its templates",
        ["Digest__Edition__"] = "the newsroom's choice, good as it is for a first issue",
        ["Digest__Archive__Hub"] = "few have one",
        ["Digest__Delivery__"] = "safe as it is; the pace is set",
        ["Digest__Signups__"] = "safe as it is",
        ["Digest__Smtp__"] = "follows from the sender's address and the relay",
        ["Digest__Dkim__"] = "most relays sign; the key belongs in Key Vault",
        ["Digest__Feedback__"] = "depends on who reports; the key belongs in Key Vault",
        ["Digest__Webhooks__"] = "safe as it is",
        ["Digest__Telegram__"] = "only with a bot; the token belongs in Key Vault",
        ["Digest__Chats__"] = "good for most servers",
    };

    private static readonly string[] Hosts =
    [
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri", "AzureWebJobsStorage__queueServiceUri",
        "AzureWebJobsStorage__tableServiceUri", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    [Fact]
    public void Every_setting_is_deployed_or_left_at_its_default_for_a_reason()
    {
        var deployed = Deployed();

        Assert.All(Sample(), name => Assert.True(deployed.Contains(name) || LeftAtDefault.Keys.Any(left => left.EndsWith('_') ? name.StartsWith(left, StringComparison.Ordinal) : name == left), $"{name} is neither in infra/ nor left at its default for a reason in {nameof(DeployedSettingsTests)}."));
    }

    [Fact]
    public void Every_deployed_setting_is_one_that_the_app_or_the_host_knows()
    {
        using var more = JsonDocument.Parse(InfraFiles.Read("infra/settings.json"));

        Assert.Empty(Deployed().Concat(more.RootElement.EnumerateObject().Select(setting => setting.Name)).Except(Sample()).Except(Hosts));
        Assert.Empty(Hosts.Except(Deployed()));
    }

    private static HashSet<string> Deployed()
    {
        var names = new HashSet<string>();
        foreach (var file in new[] { "infra/main.bicep", "infra/modules/app.bicep" }.Select(InfraFiles.Parse))
            for (var at = 0; at < file.Tokens.Count; at++)
                if (file.IsKey(at) && (file.Tokens[at].Text.Contains("__", StringComparison.Ordinal) || file.Tokens[at].Text.StartsWith("APPLICATIONINSIGHTS_", StringComparison.Ordinal)))
                    names.Add(file.Tokens[at].Text);
        return names;
    }

    private static List<string> Sample()
    {
        using var sample = JsonDocument.Parse(InfraFiles.Read("local.settings.sample.json"));
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(setting => setting.Name)];
    }
}
