using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace Digest.LocalHost.Settings;

/// <summary>
/// Clients for a connection by its name, found as the Functions host finds it: <c>AzureWebJobs{Name}</c>, then <c>{Name}</c>;
/// a connection string, or the addresses of the services under it with an identity.
/// </summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    private const string HostStorage = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, BlobServiceClient> _blobs = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, QueueServiceClient> _queues = new(StringComparer.OrdinalIgnoreCase);

    public BlobServiceClient Blobs(string? connection = null) => _blobs.GetOrAdd(NameOf(connection), name =>
        Create(name, "blob", text => new BlobServiceClient(text), (uri, credential) => new BlobServiceClient(uri, credential)));

    /// <summary>Queues whose messages are read and written as they are: encoding is the listener's business.</summary>
    public QueueServiceClient Queues(string? connection = null) => _queues.GetOrAdd(NameOf(connection), name =>
        Create(name, "queue", text => new QueueServiceClient(text), (uri, credential) => new QueueServiceClient(uri, credential)));

    private static string NameOf(string? connection) => string.IsNullOrEmpty(connection) ? HostStorage : connection;

    private T Create<T>(string name, string service, Func<string, T> fromText, Func<Uri, TokenCredential, T> fromAddress)
    {
        var section = Candidates(name).Select(settings.GetSection).FirstOrDefault(candidate => candidate.Exists())
            ?? throw new LocalHostException($"The storage connection {name} is not set. Set it to a connection string, or {name}__{service}ServiceUri to an address; for Azurite: UseDevelopmentStorage=true.");
        try
        {
            return section.Value is { Length: > 0 } text ? fromText(text) : fromAddress(Address(section, name, service), Credential(section));
        }
        catch (FormatException error)
        {
            throw new LocalHostException($"The storage connection {name} is no connection string: {error.Message}", error);
        }
    }

    private static string[] Candidates(string name) =>
        ["AzureWebJobs" + name, name, "ConnectionStrings:AzureWebJobs" + name, "ConnectionStrings:" + name];

    private static Uri Address(IConfigurationSection section, string name, string service)
    {
        var text = section[service + "ServiceUri"] ?? section["serviceUri"]
            ?? (section["accountName"] is { Length: > 0 } account ? $"https://{account}.{service}.core.windows.net" : null)
            ?? throw new LocalHostException($"The storage connection {name} has no address for its {service}s. Set {name}__{service}ServiceUri.");
        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address
            : throw new LocalHostException($"The storage connection {name} has '{text}' for the address of its {service}s; it has to be a full address such as https://account.{service}.core.windows.net.");
    }

    private static DefaultAzureCredential Credential(IConfigurationSection section) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = section["clientId"],
        TenantId = section["tenantId"],
    });
}
