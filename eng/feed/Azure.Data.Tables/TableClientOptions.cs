using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Options of <see cref="TableServiceClient"/> and <see cref="TableClient"/>.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2020_12_06) => VersionString = serviceVersion switch
    {
        ServiceVersion.V2019_02_02 => "2019-02-02",
        ServiceVersion.V2020_12_06 => "2020-12-06",
        _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
    };

    /// <summary>Learn the tenant from the service's challenge; off by default.</summary>
    public bool EnableTenantDiscovery { get; set; }

    /// <summary>The cloud whose tokens are asked for; the public cloud by default.</summary>
    public TableAudience? Audience { get; set; }

    internal string VersionString { get; }

    /// <summary>Versions of the REST service.</summary>
    public enum ServiceVersion
    {
#pragma warning disable CA1707 // the real names
        V2019_02_02 = 1,
        V2020_12_06 = 2,
#pragma warning restore CA1707
    }
}
