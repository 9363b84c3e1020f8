using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Digest.Azure;

/// <summary>
/// The clients of the storage account that <c>AzureWebJobsStorage</c> names, as the Functions host reads that setting. What
/// the setting says is checked at once; clients for access by identity are made when they are first asked for, since their
/// libraries are many and an instance that starts needs none of them to answer.
/// </summary>
internal sealed record StorageClients(Lazy<TableServiceClient> Tables, Lazy<BlobServiceClient> Blobs, Lazy<QueueServiceClient> Queues)
{
    public const string Setting = "AzureWebJobsStorage";

    public static StorageClients From(IConfiguration configuration)
    {
        if (configuration[Setting] is { Length: > 0 } connectionString)
            return FromConnectionString(connectionString);

        var credential = CredentialFrom(configuration);
        var (tables, blobs, queues) = (Endpoint(configuration, "table"), Endpoint(configuration, "blob"), Endpoint(configuration, "queue"));
        return new StorageClients(
            new Lazy<TableServiceClient>(() => new TableServiceClient(tables, credential.Value)),
            new Lazy<BlobServiceClient>(() => new BlobServiceClient(blobs, credential.Value)),
            new Lazy<QueueServiceClient>(() => new QueueServiceClient(queues, credential.Value, QueueOptions())));
    }

    private static StorageClients FromConnectionString(string connectionString)
    {
        try
        {
            return new StorageClients(
                new Lazy<TableServiceClient>(new TableServiceClient(connectionString)),
                new Lazy<BlobServiceClient>(new BlobServiceClient(connectionString)),
                new Lazy<QueueServiceClient>(new QueueServiceClient(connectionString, QueueOptions())));
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

    private static Lazy<TokenCredential> CredentialFrom(IConfiguration configuration)
    {
        var clientId = Read(configuration, "clientId");
        return Read(configuration, "credential") switch
        {
            null => new Lazy<TokenCredential>(() => new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId })),
            var kind when kind.Equals("managedidentity", StringComparison.OrdinalIgnoreCase) =>
                new Lazy<TokenCredential>(() => new ManagedIdentityCredential(clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId))),
            var other => throw new InvalidOperationException($"Setting {Setting}__credential is '{other}'; it must be managedidentity, or absent."),
        };
    }

    // The queue trigger expects base64, which the client does not do by itself.
    private static QueueClientOptions QueueOptions() => new() { MessageEncoding = QueueMessageEncoding.Base64 };

    // A provider other than the environment keeps the two underscores.
    private static string? Read(IConfiguration configuration, string key) =>
        (configuration[$"{Setting}:{key}"] ?? configuration[$"{Setting}__{key}"]) is { Length: > 0 } value ? value : null;
}
