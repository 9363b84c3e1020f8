using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Digest.LocalHost.Discovery;

/// <summary>The names that the Functions host gives to bindings.</summary>
internal static class BindingTypes
{
    public static string Of(BindingAttribute binding) => binding switch
    {
        HttpResultAttribute => "http",
        _ => Short(binding.GetType().Name),
    };

    // HttpTriggerAttribute: httpTrigger. QueueOutputAttribute: queue, for direction is said elsewhere.
    private static string Short(string type)
    {
        var name = type.Replace(nameof(Attribute), "", StringComparison.Ordinal).Replace("Output", "", StringComparison.Ordinal);
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
