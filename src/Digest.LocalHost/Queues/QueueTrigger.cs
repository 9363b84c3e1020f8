using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Digest.LocalHost.Invocation;

namespace Digest.LocalHost.Queues;

/// <summary>A message as its function sees it.</summary>
internal static class QueueTrigger
{
    /// <param name="queue">The queue's name.</param>
    /// <param name="message">The message with its body decoded.</param>
    /// <param name="serializer">Reads bodies that are JSON.</param>
    public static TriggerEvent Event(string queue, QueueMessage message, ObjectSerializer serializer) => new(
        $"New queue message detected on '{queue}'.",
        TriggerEvent.Data(
            ("QueueTrigger", message.Body.ToString()),
            ("Id", message.MessageId),
            ("PopReceipt", message.PopReceipt),
            ("DequeueCount", message.DequeueCount),
            ("InsertionTime", message.InsertedOn),
            ("ExpirationTime", message.ExpiresOn),
            ("NextVisibleTime", message.NextVisibleOn)),
        (type, _) => ValueTask.FromResult(Convert(message, type, serializer)));

    /// <summary>The same message with another body.</summary>
    public static QueueMessage With(this QueueMessage message, BinaryData body) => QueuesModelFactory.QueueMessage(
        message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);

    private static object? Convert(QueueMessage message, Type type, ObjectSerializer serializer)
    {
        if (type == typeof(QueueMessage))
            return message;
        return type == typeof(BinaryData) ? message.Body : TextConverter.Convert(message.Body.ToString(), type, serializer);
    }
}
