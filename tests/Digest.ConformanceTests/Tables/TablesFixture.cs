using Azure.Data.Tables;
using Digest.LocalHost.Services;

namespace Digest.ConformanceTests.Tables;

/// <summary>One Azurite for all tests of this folder that need the service; every test has tables of its own.</summary>
public sealed class TablesFixture : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Repository.Artifacts, "tests", Guid.NewGuid().ToString("N"));
    private Azurite? _azurite;

    public static bool HasNode { get; } = OnPath("node") && OnPath("npm");

    public string ConnectionString
    {
        get
        {
            Skip.IfNot(HasNode, "Node.js and npm are not on the PATH");
            return _azurite!.ConnectionString;
        }
    }

    public TableServiceClient Service => new(ConnectionString);

    public static string NewName() => $"t{Guid.NewGuid():N}";

    public async Task<TableClient> NewTable()
    {
        var table = new TableClient(ConnectionString, NewName());
        await table.CreateAsync();
        return table;
    }

    public async Task InitializeAsync()
    {
        if (HasNode)
            _azurite = await Azurite.StartAsync(_folder, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_azurite is null)
            return;
        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool OnPath(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + (program == "npm" ? ".cmd" : ".exe") : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
    }
}

[CollectionDefinition(Name)]
public sealed class AzuriteCollection : ICollectionFixture<TablesFixture>
{
    public const string Name = "Azure.Data.Tables on Azurite";
}
