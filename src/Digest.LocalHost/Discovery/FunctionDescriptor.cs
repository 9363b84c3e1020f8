using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Digest.LocalHost.Discovery;

/// <summary>A function as its attributes describe it.</summary>
internal sealed record FunctionDescriptor(
    string Name,
    MethodInfo Method,
    ParameterInfo TriggerParameter,
    TriggerBindingAttribute Trigger,
    RetryAttribute? Retry,
    IReadOnlyList<FunctionOutput> Outputs)
{
    /// <summary>The name under which locks, statuses and blob messages know the function.</summary>
    public string Id => "Host.Functions." + Name;

    public FunctionDefinition Definition => field ??= new DescribedFunction(this);

    /// <summary>What the method hands back once it is awaited; <c>void</c> where nothing.</summary>
    public Type ResultType => Awaited.ResultType(Method.ReturnType);
}

/// <summary>Where a result goes: the whole of it, or one property.</summary>
/// <param name="Binding">The queue, the blob or the response.</param>
/// <param name="Property">Null for the whole result.</param>
internal sealed record FunctionOutput(OutputBindingAttribute Binding, PropertyInfo? Property)
{
    public string Name => Property?.Name ?? "$return";

    public object? ValueOf(object? result) => Property is null || result is null ? result : Property.GetValue(result);
}
