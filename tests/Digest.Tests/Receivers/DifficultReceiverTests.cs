using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Tests.Webhooks;

namespace Digest.Tests.Receivers;

/// <summary>Receivers as they are: slow, broken for a while, gone, moved, dead.</summary>
public sealed class DifficultReceiverTests
{
    private const string Issue = "weekly-2026-W47";

    [Fact]
    public async Task A_slow_one_is_waited_for_a_broken_one_asked_again_a_gone_one_left_and_a_moved_one_not_followed_F34_M68()
    {
        using var place = new ReceiverPlace();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var busy = 0;
        await using var slow = Receiver.Behaving(async (_, stream, token) =>
        {
            var thinking = Task.Delay(TimeSpan.FromSeconds(2.1), place.News.Time, token);
            arrived.SetResult();
            await thinking;
            await Receiver.WriteAsync(stream, ["HTTP/1.1 200 OK", "Content-Length: 0"], token);
        });
        await using var broken = Receiver.Behaving((_, stream, token) =>
            Receiver.WriteAsync(stream, [Interlocked.Increment(ref busy) == 1 ? "HTTP/1.1 500 Oops" : "HTTP/1.1 200 OK", "Content-Length: 0"], token));
        await using var gone = Receiver.Answering("HTTP/1.1 410 Gone");
        await using var elsewhere = Receiver.Answering("HTTP/1.1 200 OK");
        await using var moved = Receiver.Answering("HTTP/1.1 302 Found", $"Location: {elsewhere.Address}");
        var (slowOne, brokenOne, goneOne, movedOne) = (await place.SubscribeAsync(slow.Address), await place.SubscribeAsync(broken.Address), await place.SubscribeAsync(gone.Address), await place.SubscribeAsync(moved.Address));

        await place.PublishAsync();
        var first = place.DeliverDue()!;
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        place.News.Time.Advance(TimeSpan.FromSeconds(2.1));
        await first;
        await place.LiveAsync(TimeSpan.FromHours(75));
        Assert.Equal((DeliveryStatus.Retry, 9), Ended(movedOne));
        await place.LiveAsync(TimeSpan.FromHours(10));

        Assert.Equal((DeliveryStatus.Sent, 1), Ended(slowOne));
        Assert.Equal((DeliveryStatus.Sent, 2), Ended(brokenOne));
        Assert.Equal((DeliveryStatus.Failed, 1), Ended(goneOne));
        Assert.Equal((DeliveryStatus.Failed, 10), Ended(movedOne));
        Assert.Equal(10, moved.Requests.Count);
        Assert.Empty(elsewhere.Requests);
        Assert.Equal(IssueState.Finished, place.News.Issues.Rows.Single().State);

        // Each attempt has the same id, so that a receiver can tell a repetition.
        Assert.Equal($"msg_{DeliveryId.For(Issue, brokenOne.Id)}", Assert.Single(broken.Requests.Select(request => request.Headers["webhook-id"]).Distinct()));
        // Gone means switched off, with notice and log; the others stay.
        Assert.Equal((SubscriberStatus.Disabled, "http 410"), ((await place.StoredAsync(goneOne)).Status, (await place.StoredAsync(goneOne)).Reason));
        Assert.Equal(new ReceiverNoticeMessage("weekly", goneOne.Id, (await place.StoredAsync(goneOne)).Changed!.Value), Assert.Single(place.Notices.Waiting).Message with { Trace = null });
        Assert.Equal(SubscriberStatus.Active, (await place.StoredAsync(movedOne)).Status);
        var log = await place.Desk.ReadLogAsync(brokenOne, default).ToListAsync();
        Assert.Equal([(Issue, "http 200"), (Issue, "http 500")], log.Select(attempt => (attempt.Subject, attempt.Code)));
        Assert.Equal(TimeSpan.FromSeconds(2.1), (await place.Desk.ReadLogAsync(slowOne, default).SingleAsync()).Took);

        (DeliveryStatus, int) Ended(Subscriber subscriber) => (place.Row(subscriber).Status, place.Row(subscriber).Attempts);
    }

    [Fact]
    public async Task One_that_never_answers_is_given_up_at_its_tenth_try_after_three_days_switched_off_after_five_and_can_be_replayed_once_mended_F34_M65()
    {
        using var place = new ReceiverPlace();
        var asked = System.Threading.Channels.Channel.CreateUnbounded<int>();
        var answers = false;
        await using var dead = Receiver.Behaving(async (_, stream, token) =>
        {
            if (Volatile.Read(ref answers))
            {
                await Receiver.WriteAsync(stream, ["HTTP/1.1 200 OK", "Content-Length: 0"], token);
                return;
            }

            asked.Writer.TryWrite(0);
            await new TaskCompletionSource().Task.WaitAsync(token);
        });
        var subscriber = await place.SubscribeAsync(dead.Address);
        await place.PublishAsync();

        var attempts = await DieAsync(TimeSpan.FromHours(75));
        Assert.Equal((9, DeliveryStatus.Retry), (attempts, place.Row(subscriber).Status));
        attempts += await DieAsync(TimeSpan.FromHours(10));
        Assert.Equal((10, DeliveryStatus.Failed, "timeout", 10), (attempts, place.Row(subscriber).Status, place.Row(subscriber).Code, place.Row(subscriber).Attempts));
        Assert.InRange(place.Row(subscriber).Changed - place.Row(subscriber).FirstTried!.Value, TimeSpan.FromHours(75.5), TimeSpan.FromHours(84.5));
        Assert.Equal(SubscriberStatus.Active, (await place.StoredAsync(subscriber)).Status);

        // The next week's first attempt is the last.
        place.News.Time.SetUtcNow(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        var test = place.Desk.TestAsync(await place.StoredAsync(subscriber), default);
        await asked.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        place.News.Time.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal((OutcomeKind.Deferred, "timeout"), ((await test).Kind, (await test).Code));
        Assert.Equal(SubscriberStatus.Disabled, (await place.StoredAsync(subscriber)).Status);
        Assert.Equal(("timeout", subscriber.Id), ((await place.StoredAsync(subscriber)).Reason, Assert.Single(place.Notices.Waiting).Message.Id));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await place.Desk.ReplayAsync(Issue, await place.StoredAsync(subscriber), default));

        // Mended: a test message that is answered switches it on, and the issue can be sent again under its id.
        Volatile.Write(ref answers, true);
        place.News.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(OutcomeKind.Sent, (await place.Desk.TestAsync(await place.StoredAsync(subscriber), default)).Kind);
        place.News.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(OutcomeKind.Sent, (await place.Desk.ReplayAsync(Issue, await place.StoredAsync(subscriber), default)).Kind);
        Assert.Equal((SubscriberStatus.Active, (string?)null), ((await place.StoredAsync(subscriber)).Status, (await place.StoredAsync(subscriber)).Reason));
        Assert.Equal($"msg_{DeliveryId.For(Issue, subscriber.Id)}", dead.Requests.Last().Headers["webhook-id"]);
        Assert.Equal(["http 200", "http 200", "timeout"], await place.Desk.ReadLogAsync(subscriber, default).Select(attempt => attempt.Code).Take(3).ToListAsync());

        async Task<int> DieAsync(TimeSpan span)
        {
            var tried = 0;
            for (var end = place.News.Time.GetUtcNow() + span; place.News.Time.GetUtcNow() < end; place.News.Time.Advance(TimeSpan.FromMinutes(5)))
            {
                while (place.DeliverDue() is { } delivering)
                {
                    // A batch that comes before its row is due tries nothing.
                    var asking = asked.Reader.WaitToReadAsync().AsTask();
                    await Task.WhenAny(delivering, asking).WaitAsync(TimeSpan.FromSeconds(30));
                    if (asked.Reader.TryRead(out _))
                    {
                        tried++;
                        place.News.Time.Advance(TimeSpan.FromSeconds(21));
                    }

                    await delivering;
                }
            }

            return tried;
        }
    }
}
