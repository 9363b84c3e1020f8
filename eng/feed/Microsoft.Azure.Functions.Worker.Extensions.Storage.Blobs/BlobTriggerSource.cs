namespace Microsoft.Azure.Functions.Worker;

public enum BlobTriggerSource
{
    /// <summary>The host looks for changes itself; not on the Flex Consumption plan.</summary>
    LogsAndContainerScan,

    /// <summary>A subscription tells the host.</summary>
    EventGrid
}
