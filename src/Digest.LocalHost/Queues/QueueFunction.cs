using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Discovery;
using Digest.LocalHost.Invocation;
using Digest.LocalHost.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Queues;

/// <summary>A function and the queue that triggers it.</summary>
internal sealed class QueueFunction
{
    private readonly FunctionRunner _runner;
    private readonly ObjectSerializer _serializer;
    private readonly QueueClient? _poison;

    public QueueFunction(FunctionDescriptor function, NameResolver names, StorageConnections connections, FunctionRunner runner, ObjectSerializer serializer)
    {
        (Function, _runner, _serializer) = (function, runner, serializer);
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var service = connections.Queues(trigger.Connection);
        Queue = service.GetQueueClient(QueueNames.Checked(function.Name, names.Resolve(function.Name, trigger.QueueName)));
        _poison = QueueNames.PoisonOf(Queue.Name) is { } poison ? service.GetQueueClient(poison) : null;
    }

    public FunctionDescriptor Function { get; }

    public QueueClient Queue { get; }

    public QueueListener Listener(QueueSettings settings, TimeProvider time, ILogger logger) => new(
        Queue,
        settings,
        new QueueProcessor(Queue, _poison is null ? null : _ => _poison, settings, message => RunAsync(message, settings.MessageEncoding), time, logger),
        logger);

    private Task RunAsync(QueueMessage message, MessageEncoding encoding) =>
        _runner.RunAsync(Function, QueueTrigger.Event(Queue.Name, message.With(QueueBody.Decode(message.Body, encoding)), _serializer));
}
