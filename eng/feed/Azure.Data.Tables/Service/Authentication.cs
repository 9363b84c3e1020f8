using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Service;

/// <summary>The policy that goes with each kind of credential.</summary>
internal static class Authentication
{
    public static HttpPipelinePolicy By(TableSharedKeyCredential credential) =>
        new SharedKeyPolicy(credential ?? throw new ArgumentNullException(nameof(credential)));

    public static HttpPipelinePolicy By(AzureSasCredential credential) =>
        new SasPolicy(credential ?? throw new ArgumentNullException(nameof(credential)));

    public static HttpPipelinePolicy By(TokenCredential tokenCredential, TableClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(tokenCredential);
        return new BearerPolicy(tokenCredential, (options?.Audience ?? TableAudience.AzurePublicCloud).Scope, options?.EnableTenantDiscovery ?? false);
    }
}
