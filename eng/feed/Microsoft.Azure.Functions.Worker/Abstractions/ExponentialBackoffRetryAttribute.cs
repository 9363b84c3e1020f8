namespace Microsoft.Azure.Functions.Worker;

public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <param name="maxRetryCount">How often a failed run is repeated at most.</param>
    /// <param name="minimumInterval">The shortest pause between tries, as HH:mm:ss.</param>
    /// <param name="maximumInterval">The longest pause between tries, as HH:mm:ss.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        var minimum = RetryInterval.Parse(minimumInterval, nameof(minimumInterval));
        var maximum = RetryInterval.Parse(maximumInterval, nameof(maximumInterval));
        if (minimum > maximum)
            throw new ArgumentException("The shortest pause is longer than the longest.", nameof(minimumInterval));
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }
}
