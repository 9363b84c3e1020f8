namespace Microsoft.Azure.Functions.Worker;

internal static class RetryInterval
{
    public static TimeSpan Parse(string text, string parameter)
    {
        if (!TimeSpan.TryParse(text, out var interval))
            throw new ArgumentOutOfRangeException(parameter);
        return interval >= TimeSpan.Zero ? interval : throw new ArgumentOutOfRangeException(parameter, "A retry interval cannot be negative.");
    }
}
