using System.Text.Json;

namespace Digest.LocalHost.Invocation;

/// <summary>What makes a function run.</summary>
/// <param name="Reason">For the log.</param>
/// <param name="BindingData">What is known about the event, by name.</param>
/// <param name="ValueAsync">The value of the trigger's parameter as the type asked for.</param>
internal sealed record TriggerEvent(string Reason, IReadOnlyDictionary<string, object?> BindingData, Func<Type, CancellationToken, ValueTask<object?>> ValueAsync)
{
    /// <summary>Binding data reaches the worker as text: strings as they are, everything else as JSON.</summary>
    public static Dictionary<string, object?> Data(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
            data[name] = value is null or string ? value : JsonSerializer.Serialize(value);
        return data;
    }
}
