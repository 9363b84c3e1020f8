using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Subscribers.Signups;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Delivery;

public sealed class MessageVersionTests
{
    [Fact]
    public void A_message_from_before_versions_is_of_the_first()
    {
        Assert.Equal(new PlanMessage("weekly-2026-W48", Version: 1), JsonSerializer.Deserialize<PlanMessage>("""{"issueId":"weekly-2026-W48"}""", JsonSerializerOptions.Web));
        Assert.Equal(new BatchMessage("weekly-2026-W48", 3, Version: 1), JsonSerializer.Deserialize<BatchMessage>("""{"issueId":"weekly-2026-W48","batch":3}""", JsonSerializerOptions.Web));
        Assert.Equal(new SignupMessage("weekly", "0123", Version: 1), JsonSerializer.Deserialize<SignupMessage>("""{"edition":"weekly","id":"0123"}""", JsonSerializerOptions.Web));
    }

    [Fact]
    public async Task A_message_of_a_newer_version_is_left_on_its_queue()
    {
        var newsroom = new Newsroom();

        var plan = await Assert.ThrowsAsync<NotSupportedException>(() => newsroom.Planner.PlanAsync(new PlanMessage("weekly-2026-W48", Version: 2), default));
        var batch = await Assert.ThrowsAsync<NotSupportedException>(() => newsroom.Deliverer.DeliverAsync(new BatchMessage("weekly-2026-W48", 0, Version: 2), default));

        Assert.Contains("queue plan", plan.Message, StringComparison.Ordinal);
        Assert.Contains("queue deliver", batch.Message, StringComparison.Ordinal);
    }
}
