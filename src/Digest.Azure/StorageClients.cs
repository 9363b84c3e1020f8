using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Digest.Azure;

/// <summary>The clients of the storage account that <c>AzureWebJobsStorage</c> names, as the Functions host reads that setting.</summary>
internal sealed record StorageClients(TableServiceClient Tables, BlobServiceClient Blobs, QueueServiceClient Queues)
{
    public const string Setting = "AzureWebJobsStorage";

    // The queue trigger expects base64, which the client does not do by itself.
    private static readonly QueueClientOptions QueueOptions = new() { MessageEncoding = QueueMessageEncoding.Base64 };

    public static StorageClients From(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } connectionString)
            return FromConnectionString(connectionString);

        var credential = CredentialFrom(configuration);
        return new StorageClients(
            new TableServiceClient(Endpoint(configuration, "table"), credential),
            new BlobServiceClient(Endpoint(configuration, "blob"), credential),
            new QueueServiceClient(Endpoint(configuration, "queue"), credential, QueueOptions));
    }

    private static StorageClients FromConnectionString(string connectionString)
    {
        try
        {
            return new StorageClients(
                new TableServiceClient(connectionString),
                new BlobServiceClient(connectionString),
                new QueueServiceClient(connectionString, QueueOptions));
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            // Without the cause: its text may quote the key.
            throw new InvalidOperationException($"Setting {Setting} is not a storage connection string. Use one from the portal, or UseDevelopmentStorage=true for Azurite on its usual ports.");
        }
    }

    private static Uri Endpoint(IConfiguration configuration, string service)
    {
        var name = $"{service}ServiceUri";
        var value = Read(configuration, name)
            ?? (Read(configuration, "accountName") is { } account ? $"https://{account}.{service}.core.windows.net" : null)
            ?? throw new InvalidOperationException($"Setting {Setting} is missing: give a connection string (UseDevelopmentStorage=true for Azurite), or {Setting}__accountName or {Setting}__{name} for access by identity.");
        return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? uri
            : throw new InvalidOperationException($"Setting {Setting}__{name} or {Setting}__accountName gives '{value}', which is not an https address of a storage account.");
    }

    private static TokenCredential CredentialFrom(IConfiguration configuration)
    {
        var clientId = Read(configuration, "clientId");
        return Read(configuration, "credential") switch
        {
            null => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId }),
            var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) =>
                new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId)),
            var other => throw new InvalidOperationException($"Setting {Setting}__credential is '{other}'; it must be managedidentity, or absent."),
        };
    }

    // A provider other than the environment keeps the two underscores.
    private static string? Read(IConfiguration configuration, string key) =>
        (configuration[$"{Setting}:{key}"] ?? configuration[$"{Setting}__{key}"]) is { Length: > 0 } value ? value : null;
}
