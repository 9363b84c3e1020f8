namespace Digest.Tests.Infra;

/// <summary>The built-in roles that infra/ may give, by the names of their variables.</summary>
internal static class Roles
{
    public static readonly Dictionary<string, string> Known = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "blobDataOwner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "blobDataContributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "queueDataContributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "tableDataContributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "monitoringMetricsPublisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "keyVaultSecretsUser",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "keyVaultSecretsOfficer",
        ["09976791-48a7-449e-bb21-39d1a415f350"] = "communicationAndEmailServiceOwner",
    };
}
