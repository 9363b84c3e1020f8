namespace Microsoft.Azure.Functions.Worker;

public abstract class BindingContext
{
    /// <summary>What the trigger tells about the event, by name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
