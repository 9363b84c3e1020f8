using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure.Core.Diagnostics;

namespace Digest.IntegrationTests.LocalHost;

/// <summary>Hears the requests that storage clients of this process send.</summary>
public sealed class StorageRequests : IDisposable
{
    private readonly ConcurrentQueue<string> _requests = [];
    private readonly AzureEventSourceListener _listener;

    public StorageRequests() => _listener = new AzureEventSourceListener((_, text) => _requests.Enqueue(text), EventLevel.Informational);

    public bool Contains(string method, string path) =>
        _requests.Any(request => request.Contains(method + " ", StringComparison.Ordinal) && request.Contains(path, StringComparison.Ordinal));

    public void Dispose() => _listener.Dispose();
}
