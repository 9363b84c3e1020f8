namespace Digest.LocalHost.Settings;

internal enum MessageEncoding
{
    Base64,
    None
}

/// <param name="BatchSize">How many messages are received at once.</param>
/// <param name="NewBatchThreshold">With no more than so many running, the next batch is received.</param>
/// <param name="MaxDequeueCount">After so many tries a message is poison.</param>
/// <param name="VisibilityTimeout">How long a failed message waits for its next try.</param>
/// <param name="MaxPollingInterval">The longest pause between two looks into an empty queue.</param>
/// <param name="MessageEncoding">How bodies are written in the queue.</param>
internal sealed record QueueSettings(int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan VisibilityTimeout, TimeSpan MaxPollingInterval, MessageEncoding MessageEncoding)
{
    public const int MaxBatchSize = 32;

    public static QueueSettings Read(SettingReader host)
    {
        var batchSize = host.Number("batchSize", 16, 1, MaxBatchSize);
        return new QueueSettings(
            batchSize,
            host.Number("newBatchThreshold", batchSize / 2 * Environment.ProcessorCount, 0, int.MaxValue),
            host.Number("maxDequeueCount", 5, 1, int.MaxValue),
            host.Time("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            // A minute in Azure; in development the host looks more often.
            host.Time("maxPollingInterval", TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.MaxValue),
            host.Choice("messageEncoding", MessageEncoding.Base64));
    }
}
