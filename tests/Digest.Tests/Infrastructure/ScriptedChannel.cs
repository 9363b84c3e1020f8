using System.Collections.Concurrent;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.Core.Templates;

namespace Digest.Tests.Infrastructure;

/// <summary>A receiving side that answers as it is told and remembers what it accepted.</summary>
internal sealed class ScriptedChannel(ChannelKind kind, Func<Copy, DeliveryOutcome>? script = null) : IChannel
{
    public static readonly DeliveryOutcome Accepted = new(OutcomeKind.Sent, "250", "queued");

    public ConcurrentQueue<Copy> Tried { get; } = [];

    public ConcurrentQueue<Copy> AcceptedCopies { get; } = [];

    /// <summary>What was prepared, in order.</summary>
    public ConcurrentQueue<RenderedIssue> Rendered { get; } = [];

    public ChannelKind Kind => kind;

    public int? AtOnce { get; init; }

    /// <summary>Never answers; what it says when it is told to stop, or null when nothing was handed over by then.</summary>
    public Func<Copy, DeliveryOutcome?>? Stopped { get; init; }

    public IPreparedIssue Prepare(Edition edition, Issue issue, RenderedIssue rendered)
    {
        Rendered.Enqueue(rendered);
        return new Prepared(this);
    }

    private sealed class Prepared(ScriptedChannel channel) : IPreparedIssue
    {
        private DeliveryOutcome Answer(Copy copy) => channel.Script?.Invoke(copy) ?? Accepted;

        public async Task<DeliveryOutcome> SendAsync(Copy copy, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            channel.Tried.Enqueue(copy);
            if (channel.Stopped is { } stopped)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return stopped(copy) ?? throw new OperationCanceledException(cancellationToken);
            }

            var outcome = Answer(copy);
            if (outcome.Kind is OutcomeKind.Sent)
                channel.AcceptedCopies.Enqueue(copy);
            return outcome;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private Func<Copy, DeliveryOutcome>? Script { get; } = script;
}
