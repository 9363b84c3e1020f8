using System.Diagnostics;
using Digest.LocalHost.Discovery;
using Microsoft.Azure.Functions.Worker;

namespace Digest.LocalHost.Invocation;

/// <summary>The context of one run.</summary>
internal sealed class InvocationContext(FunctionDescriptor function, TriggerEvent trigger, Try attempt, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext { get; } = new Trace();

    public override BindingContext BindingContext { get; } = new Binding(trigger.BindingData);

    public override RetryContext RetryContext { get; } = new Retry(attempt);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class Trace : TraceContext
    {
        public override string TraceParent { get; } = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id }
            ? id
            : $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";

        public override string TraceState { get; } = Activity.Current?.TraceStateString ?? "";
    }

    private sealed class Binding(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retry(Try attempt) : RetryContext
    {
        public override int RetryCount => attempt.Number;

        public override int MaxRetryCount => attempt.Most;
    }
}

/// <summary>Which try of an event a run is.</summary>
/// <param name="Number">0 for the first.</param>
/// <param name="Most">How many follow the first at most; −1 for ever.</param>
internal readonly record struct Try(int Number, int Most);
