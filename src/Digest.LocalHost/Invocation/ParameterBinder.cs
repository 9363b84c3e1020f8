using System.Reflection;
using Azure.Core.Serialization;
using Digest.LocalHost.Blobs;
using Digest.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Invocation;

/// <summary>Finds the arguments of a function: the trigger's value, other inputs, the context, and binding data by name.</summary>
internal sealed class ParameterBinder(ObjectSerializer serializer, BlobInputs blobs)
{
    public async Task<object?[]> BindAsync(FunctionDescriptor function, TriggerEvent trigger, FunctionContext context)
    {
        var parameters = function.Method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            try
            {
                arguments[i] = await BindAsync(parameters[i], function, trigger, context);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Function {function.Name}: the parameter {parameters[i].Name} of type {parameters[i].ParameterType} could not be filled. {error.Message}", error);
            }
        }

        return arguments;
    }

    private async Task<object?> BindAsync(ParameterInfo parameter, FunctionDescriptor function, TriggerEvent trigger, FunctionContext context)
    {
        var type = parameter.ParameterType;
        if (parameter == function.TriggerParameter)
            return await trigger.ValueAsync(type, context.CancellationToken);
        if (parameter.GetCustomAttribute<BlobInputAttribute>() is { } blob)
            return await blobs.ReadAsync(function, blob, trigger.BindingData, type, context.CancellationToken);
        if (type == typeof(FunctionContext))
            return context;
        if (type == typeof(CancellationToken))
            return context.CancellationToken;
        if (trigger.BindingData.TryGetValue(parameter.Name!, out var data) && data is string text)
            return TextConverter.Convert(text, type, serializer);
        if (parameter.HasDefaultValue)
            return parameter.DefaultValue;
        return !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
            ? null
            : throw new InvalidOperationException("The event has no value of that name. Give the parameter a default or make it nullable.");
    }
}
