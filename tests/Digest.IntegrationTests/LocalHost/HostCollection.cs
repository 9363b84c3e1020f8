using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.LocalHost;

/// <summary>One Azurite for all tests of the local host; queues, containers and host ids differ from test to test.</summary>
[CollectionDefinition(Name)]
public sealed class HostCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Local host";
}
