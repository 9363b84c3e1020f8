using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Digest.Core.Delivery;

namespace Digest.IntegrationTests.Storage;

[Collection(StorageCollection.Name)]
public sealed class DeliveryQueueTests(StorageFixture storage)
{
    private IDeliveryQueue Queue => storage.Get<IDeliveryQueue>();

    [SkippableFact]
    public async Task A_message_is_base64_json_of_ids_and_does_not_expire()
    {
        await Queue.EnqueueAsync(new PlanMessage("weekly-2026-W48"), TimeSpan.Zero, default);

        // As the queue trigger reads it: raw, then base64.
        var raw = new QueueClient(storage.ConnectionString, "plan");
        var message = (await raw.ReceiveMessageAsync()).Value;
        Assert.Equal("""{"issueId":"weekly-2026-W48","version":1}""", Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)));
        Assert.True(message.ExpiresOn > message.InsertedOn!.Value.AddYears(10));
        await raw.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    [SkippableFact]
    public async Task A_delayed_batch_is_seen_later_and_any_delay_is_taken()
    {
        await Queue.EnqueueAsync(new BatchMessage("weekly-2026-W48", 3), TimeSpan.FromSeconds(-5), default);
        await Queue.EnqueueAsync(new BatchMessage("weekly-2026-W48", 4), TimeSpan.FromDays(6), default);
        await Queue.EnqueueAsync(new BatchMessage("weekly-2026-W48", 5), TimeSpan.FromDays(30), default);

        var queue = storage.Get<QueueServiceClient>().GetQueueClient("deliver");
        var seen = Assert.Single((await queue.ReceiveMessagesAsync(32)).Value);
        Assert.Equal(new BatchMessage("weekly-2026-W48", 3), seen.Body.ToObjectFromJson<BatchMessage>(JsonSerializerOptions.Web));
        await queue.ClearMessagesAsync();
    }
}
