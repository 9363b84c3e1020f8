using System.Collections.Concurrent;
using System.Threading.Channels;
using Digest.Harness.Rpc;
using Grpc.Core;

namespace Digest.Harness;

/// <summary>What host and worker say to each other: each question waits for the answer with its number.</summary>
public sealed class WorkerStream
{
    private readonly Channel<StreamingMessage> _questions = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _awaited = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<RpcLog> _logs = [];

    /// <summary>Ends when the worker has called.</summary>
    public Task Connected => _connected.Task;

    /// <summary>What the worker told the host to log.</summary>
    public IReadOnlyCollection<RpcLog> Logs => _logs;

    /// <summary>Asks, and waits for the answer.</summary>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        question.RequestId = Guid.NewGuid().ToString();
        _awaited[question.RequestId] = answer;
        Tell(question);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Says something that has no answer.</summary>
    public void Tell(StreamingMessage message) => _questions.Writer.TryWrite(message);

    internal async Task TalkAsync(IAsyncStreamReader<StreamingMessage> worker, IServerStreamWriter<StreamingMessage> host, CancellationToken cancellationToken)
    {
        var asking = AskAllAsync(host, cancellationToken);
        try
        {
            while (await worker.MoveNext(cancellationToken))
                Take(worker.Current);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The worker has ended.
        }

        _questions.Writer.TryComplete();
        await asking;
    }

    private void Take(StreamingMessage message)
    {
        if (message.ContentCase is StreamingMessage.ContentOneofCase.StartStream)
            _connected.TrySetResult();
        else if (message.ContentCase is StreamingMessage.ContentOneofCase.RpcLog)
            _logs.Enqueue(message.RpcLog);
        else if (_awaited.TryRemove(message.RequestId, out var answer))
            answer.TrySetResult(message);
    }

    private async Task AskAllAsync(IServerStreamWriter<StreamingMessage> host, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var question in _questions.Reader.ReadAllAsync(cancellationToken))
                await host.WriteAsync(question, cancellationToken);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or InvalidOperationException)
        {
            // Nobody hears any more.
        }
    }
}
