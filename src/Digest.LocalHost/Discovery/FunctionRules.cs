using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Discovery;

/// <summary>What a function may not be. The codes are those of the worker's analyzers.</summary>
internal static partial class FunctionRules
{
    public static void Check(FunctionDescriptor function)
    {
        if (!Name().IsMatch(function.Name))
            throw Refuse(function, "its name has to start with a letter, followed by at most 127 letters, digits, hyphens and underscores");
        if (!function.Method.IsPublic || !function.Method.DeclaringType!.IsVisible)
            throw Refuse(function, "the worker calls public methods of public classes only");
        if (function.Method.ReturnType == typeof(void) && function.Method.IsDefined(typeof(AsyncStateMachineAttribute)))
            throw Refuse(function, "async void cannot be awaited; return a Task (AZFW0001)");
        if (function.Retry is not null && function.Trigger is not TimerTriggerAttribute)
            throw Refuse(function, $"{BindingTypes.Of(function.Trigger)} does not support retry attributes; queues and blobs are tried again by themselves (AZFW0012)");
        if (function.Trigger is BlobTriggerAttribute { Source: not BlobTriggerSource.EventGrid })
            throw Refuse(function, "the Flex Consumption plan supports blob triggers with Source = BlobTriggerSource.EventGrid only");
        if (function.Trigger is not (BlobTriggerAttribute or HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute))
            throw Refuse(function, $"this host does not run {BindingTypes.Of(function.Trigger)}");
        CheckOutputs(function);
    }

    private static void CheckOutputs(FunctionDescriptor function)
    {
        foreach (var output in function.Outputs.Where(output => output.Binding is not (QueueOutputAttribute or BlobOutputAttribute or HttpResultAttribute)))
            throw Refuse(function, $"this host does not write {BindingTypes.Of(output.Binding)} outputs");
        var parts = function.Outputs.Where(output => output.Property is not null).ToList();
        if (function.Trigger is HttpTriggerAttribute && parts.Count > 0 && !parts.Exists(output => output.Binding is HttpResultAttribute))
            throw Refuse(function, $"{function.ResultType.Name} has several outputs; mark the one that is the response with [HttpResult] (AZFW0015)");
    }

    private static LocalHostException Refuse(FunctionDescriptor function, string reason) =>
        new($"Function {function.Name} ({FunctionDiscovery.Place(function.Method)}): {reason}.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex Name();
}
