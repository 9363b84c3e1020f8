namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    /// <summary>How often a failed run is repeated at most; −1 for ever.</summary>
    public int MaxRetryCount { get; set; }
}
