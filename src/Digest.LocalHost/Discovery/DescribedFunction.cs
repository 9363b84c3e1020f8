using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Discovery;

/// <summary>The definition that middleware and functions see.</summary>
internal sealed class DescribedFunction(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. function.Method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType, parameter.HasDefaultValue, parameter.HasDefaultValue ? parameter.DefaultValue : null))];

    public override string PathToAssembly { get; } = function.Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint { get; } = function.Method.DeclaringType!.FullName + "." + function.Method.Name;

    public override string Id => function.Id;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } = ImmutableDictionary<string, BindingMetadata>.Empty
        .Add(function.TriggerParameter.Name!, new Binding(function.TriggerParameter.Name!, BindingTypes.Of(function.Trigger), BindingDirection.In));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; } = ImmutableDictionary<string, BindingMetadata>.Empty
        .AddRange(function.Outputs.Select(output => KeyValuePair.Create(output.Name, (BindingMetadata)new Binding(output.Name, BindingTypes.Of(output.Binding), BindingDirection.Out))));

    private sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
