using System.Net;
using Digest.Channels.Webhooks;

namespace Digest.Tests.Webhooks;

/// <summary>Answers what a test says, by the host and the number of the question.</summary>
public sealed class StubResolver(Func<string, int, IPAddress[]> answer) : IHostResolver
{
    private int _questions;

    public int Questions => _questions;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
        Task.FromResult(answer(host, Interlocked.Increment(ref _questions)));
}
