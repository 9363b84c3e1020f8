using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Digest.Azure;
using Digest.IntegrationTests.Services;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.IntegrationTests.Storage;

/// <summary>One Azurite for all tests of the stores; what they write is kept apart by editions, ids and years of their own.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private readonly AzuriteFixture _azurite = new();
    private ServiceProvider? _services;

    /// <summary>What to connect with. Skips the test that asks when Node is missing.</summary>
    public string ConnectionString => _azurite.ConnectionString;

    public Task InitializeAsync() => _azurite.InitializeAsync();

    public async Task DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    /// <summary>A service as the product registers it.</summary>
    public T Get<T>()
        where T : notnull => (_services ??= Open(ConnectionString)).GetRequiredService<T>();

    /// <summary>A deployment of its own on this connection.</summary>
    public static ServiceProvider Open(string connectionString) =>
        new ServiceCollection().AddDigestStorage(Settings(("AzureWebJobsStorage", connectionString))).BuildServiceProvider();

    public static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();

    /// <summary>An id of 32 hex digits, the same for the same text.</summary>
    public static string Id(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>An edition that only the calling test uses.</summary>
    public static string Edition([CallerMemberName] string test = "") => $"e-{Id(test)[..12]}";
}

[CollectionDefinition(Name)]
public sealed class StorageCollection : ICollectionFixture<StorageFixture>
{
    public const string Name = "Storage";
}
