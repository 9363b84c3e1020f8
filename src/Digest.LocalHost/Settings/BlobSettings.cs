namespace Digest.LocalHost.Settings;

/// <param name="MaxDegreeOfParallelism">How many blobs are worked on at once.</param>
/// <param name="PoisonBlobThreshold">After so many tries a blob is poison.</param>
internal sealed record BlobSettings(int MaxDegreeOfParallelism, int PoisonBlobThreshold)
{
    public static BlobSettings Read(SettingReader host) => new(
        host.Number("maxDegreeOfParallelism", 8 * Environment.ProcessorCount, 1, int.MaxValue),
        host.Number("poisonBlobThreshold", 5, 1, int.MaxValue));

    /// <summary>How the queue behind blob functions is worked off. It does not follow extensions.queues.</summary>
    public QueueSettings ToQueueSettings(TimeSpan maxPollingInterval)
    {
        var batchSize = Math.Clamp(MaxDegreeOfParallelism / 2, 1, QueueSettings.MaxBatchSize);
        return new QueueSettings(batchSize, MaxDegreeOfParallelism - batchSize, PoisonBlobThreshold, TimeSpan.Zero, maxPollingInterval, MessageEncoding.Base64);
    }
}
