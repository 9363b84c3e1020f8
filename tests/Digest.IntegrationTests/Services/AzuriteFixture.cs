using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Services;

/// <summary>An Azurite of its own for a test class, empty at the start: <c>IClassFixture&lt;AzuriteFixture&gt;</c>.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = LocalRun.NewFolder();
    private Azurite? _azurite;

    /// <summary>What to connect with. Skips the test that asks when Node is missing.</summary>
    public string ConnectionString
    {
        get
        {
            LocalRun.SkipWithoutNode();
            return _azurite!.ConnectionString;
        }
    }

    public async Task InitializeAsync()
    {
        if (LocalRun.HasNode)
            _azurite = await Azurite.StartAsync(_folder, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
