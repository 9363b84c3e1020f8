using System.Collections.Concurrent;
using Digest.IntegrationTests.Services;

namespace Digest.IntegrationTests.LocalHost;

/// <summary>What sample functions did, and the gates that hold them.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> _entries = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = [];

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Note(string entry) => _entries.Enqueue(entry);

    public int Count(string entry) => _entries.Count(noted => noted == entry);

    /// <summary>Where a function waits until the test opens the gate.</summary>
    public Task GateAsync(string name, CancellationToken cancellationToken = default) => Gate(name).Task.WaitAsync(cancellationToken);

    public void Open(string name) => Gate(name).TrySetResult();

    public Task UntilAsync(string entry, int count = 1) =>
        LocalRun.UntilAsync(() => Task.FromResult(Count(entry) >= count), $"{count} × '{entry}' in [{string.Join(", ", _entries)}]");

    private TaskCompletionSource Gate(string name) => _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
