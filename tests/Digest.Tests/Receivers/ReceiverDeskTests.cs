using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Tests.Webhooks;

namespace Digest.Tests.Receivers;

public sealed class ReceiverDeskTests
{
    [Fact]
    public async Task A_webhook_gets_its_first_issue_only_after_it_has_answered_a_signed_message_M67()
    {
        using var place = new ReceiverPlace();
        await using var silent = Receiver.Answering("HTTP/1.1 404 Not Found");
        await using var proven = Receiver.Answering("HTTP/1.1 202 Accepted");

        var added = place.News.Time.GetUtcNow();
        var (pending, refusal) = await place.Desk.AddAsync(New(silent.Address), null, default);
        var (_, answer) = await place.Desk.AddAsync(New(proven.Address), null, default);
        await place.PublishAsync();
        await place.LiveAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((OutcomeKind.Deferred, OutcomeKind.Sent), (refusal.Kind, answer.Kind));
        Assert.Equal(SubscriberStatus.Pending, (await place.StoredAsync(pending)).Status);
        Assert.Single(silent.Requests);
        Assert.Equal(["digest.ping", "digest.issue.published"], proven.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement.GetProperty("type").GetString()));
        var (ping, secret) = (proven.Requests.First(), (await place.Desk.FindAsync(proven.Address, default)).Secret!);
        Assert.True(WebhookSignature.Verify(secret, ping.Headers["webhook-id"], ping.Headers["webhook-timestamp"], ping.Headers["webhook-signature"], ping.Body, added));
    }

    [Fact]
    public async Task What_an_operator_adds_has_a_record_that_says_so_M34()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");

        var (added, _) = await place.Desk.AddAsync(New(receiver.Address) with { Contact = "ops@example.org" }, null, default);

        var record = Assert.Single(await place.Consents.ListAsync("weekly", added.Id, default).ToListAsync());
        Assert.Equal((ConsentKind.Added, "operator", "ops@example.org", place.News.Time.GetUtcNow()), (record.Kind, record.Source, record.Address, record.At));
    }

    [Fact]
    public async Task Each_test_message_has_an_id_of_its_own()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var (subscriber, _) = await place.Desk.AddAsync(New(receiver.Address), null, default);
        place.News.Time.Advance(TimeSpan.FromSeconds(1));
        await place.Desk.TestAsync(subscriber, default);

        Assert.Equal(2, receiver.Requests.Select(request => request.Headers["webhook-id"]).Distinct().Count());
        Assert.Equal([ReceiverDesk.Test, ReceiverDesk.Test], await place.Desk.ReadLogAsync(subscriber, default).Select(attempt => attempt.Subject).ToListAsync());
    }

    [Theory]
    [InlineData(SubscriberStatus.Unsubscribed)]
    [InlineData(SubscriberStatus.Suppressed)]
    public async Task A_test_message_revives_nobody_who_left(SubscriberStatus status)
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var subscriber = await place.SubscribeAsync(receiver.Address);
        await place.News.Subscribers.SetStatusAsync("weekly", subscriber.Id, status, "one-click", place.News.Time.GetUtcNow(), default);

        await place.Desk.TestAsync(subscriber, default);

        Assert.Equal(status, (await place.StoredAsync(subscriber)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_proves_nothing_for_an_entry_that_took_the_place_of_the_one_that_was_asked_M67(bool hasOtherSecret)
    {
        using var place = new ReceiverPlace();
        Action answering = () => { };
        await using var receiver = Receiver.Behaving(async (_, stream, token) =>
        {
            answering();
            await Receiver.WriteAsync(stream, ["HTTP/1.1 200 OK", "Content-Length: 0"], token);
        });
        var asked = await place.SubscribeAsync(receiver.Address) with { Status = SubscriberStatus.Pending };
        var other = asked with { Secret = hasOtherSecret ? WebhookSignature.NewSecret() : asked.Secret, Contact = hasOtherSecret ? asked.Contact : "other@example.org" };
        place.News.Subscribers.Replace(asked);
        answering = () => place.News.Subscribers.Replace(other);

        Assert.Equal(OutcomeKind.Sent, (await place.Desk.TestAsync(asked, default)).Kind);
        Assert.Equal((SubscriberStatus.Pending, other.Secret, other.Contact), ((await place.StoredAsync(asked)).Status, (await place.StoredAsync(asked)).Secret, (await place.StoredAsync(asked)).Contact));

        answering = () => { };
        await place.Desk.TestAsync(other, default);
        Assert.Equal(SubscriberStatus.Active, (await place.StoredAsync(asked)).Status);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://user:password@hooks.example.org/")]
    [InlineData("http://hooks.example.org/")]
    public async Task An_address_that_breaks_a_rule_is_not_added_M67_M69_M72(string address)
    {
        using var place = new ReceiverPlace();

        await Assert.ThrowsAsync<AddressRefusedException>(() => place.Desk.AddAsync(New(address), null, default));

        Assert.Empty(await place.Desk.ListAsync("weekly", default).ToListAsync());
    }

    [Fact]
    public async Task A_receiver_that_is_known_stays_as_it_is()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var (subscriber, _) = await place.Desk.AddAsync(New(receiver.Address), null, default);

        var known = await Assert.ThrowsAsync<InvalidOperationException>(() => place.Desk.AddAsync(New(receiver.Address), null, default));

        Assert.Contains(subscriber.Id, known.Message, StringComparison.Ordinal);
        Assert.Equal(subscriber.Secret, (await place.StoredAsync(subscriber)).Secret);
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task A_rotation_keeps_the_old_secret_for_a_while_M62()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var subscriber = await place.SubscribeAsync(receiver.Address);

        var rotated = await place.Desk.RotateAsync(subscriber, ReceiverDesk.Overlap, null, default);

        Assert.Equal((subscriber.Secret, place.News.Time.GetUtcNow().AddDays(1)), (rotated.OldSecret, rotated.OldSecretUntil!.Value));
        Assert.NotEqual(subscriber.Secret, rotated.Secret);
        await place.Desk.TestAsync(rotated, default);
        Assert.Equal(2, receiver.Requests.Single().Headers["webhook-signature"].Split(' ').Length);
        place.News.Time.Advance(TimeSpan.FromDays(1));
        await place.Desk.TestAsync(rotated, default);
        Assert.Single(receiver.Requests.Last().Headers["webhook-signature"].Split(' '));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public async Task A_second_rotation_keeps_what_was_promised_for_the_first_secret_M62(int hours)
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var first = await place.SubscribeAsync(receiver.Address);
        var second = await place.Desk.RotateAsync(first, ReceiverDesk.Overlap, null, default);
        place.News.Time.Advance(TimeSpan.FromMinutes(10));

        var third = await place.Desk.RotateAsync(second, TimeSpan.FromHours(hours), null, default);

        Assert.Equal(second.OldSecretUntil, third.OldSecretUntil);
        Assert.Equal((true, hours > 0, true), await SignedAsync());
        place.News.Time.SetUtcNow(second.OldSecretUntil!.Value.AddSeconds(-1));
        Assert.True((await SignedAsync()).First);
        place.News.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((false, false, true), await SignedAsync());

        async Task<(bool First, bool Second, bool Third)> SignedAsync()
        {
            await place.Desk.TestAsync(await place.StoredAsync(first), default);
            var ping = receiver.Requests.Last();
            return (Verifies(first), Verifies(second), Verifies(third));

            bool Verifies(Subscriber holder) => WebhookSignature.Verify(
                holder.Secret!, ping.Headers["webhook-id"], ping.Headers["webhook-timestamp"], ping.Headers["webhook-signature"], ping.Body, place.News.Time.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_later_end_takes_the_place_of_an_earlier_one_when_secrets_follow_each_other_M62()
    {
        using var place = new ReceiverPlace();
        var first = await place.SubscribeAsync("https://hooks.example.org/a");
        var second = await place.Desk.RotateAsync(first, TimeSpan.FromHours(1), null, default);
        var third = await place.Desk.RotateAsync(second, TimeSpan.FromHours(5), null, default);
        place.News.Time.Advance(TimeSpan.FromHours(6));
        var fourth = await place.Desk.RotateAsync(third, TimeSpan.FromHours(1), null, default);

        Assert.Equal(($"{second.Secret} {first.Secret}", place.News.Time.GetUtcNow().AddHours(-1)), (third.OldSecret, third.OldSecretUntil!.Value));
        // What has ended is forgotten.
        Assert.Equal(third.Secret, fourth.OldSecret);
    }

    [Fact]
    public async Task A_rotation_makes_a_key_of_the_kind_that_was_there_or_of_the_one_that_is_chosen_M62()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var shared = await place.SubscribeAsync(receiver.Address);

        var pair = await place.Desk.RotateAsync(shared, ReceiverDesk.Overlap, SigningKind.Ed25519, default);
        await place.Desk.TestAsync(pair, default);
        var next = await place.Desk.RotateAsync(pair, ReceiverDesk.Overlap, null, default);

        Assert.Equal(["v1a", "v1"], receiver.Requests.Single().Headers["webhook-signature"].Split(' ').Select(signature => signature.Split(',')[0]));
        Assert.NotNull(WebhookSignature.PublicKey(next.Secret));
        Assert.NotEqual(pair.Secret, next.Secret);
    }

    [Fact]
    public async Task A_replay_leaves_the_ledger_as_it_is_M65()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var subscriber = await place.SubscribeAsync(receiver.Address);
        await place.PublishAsync();
        await place.LiveAsync(TimeSpan.FromMinutes(2));
        var row = place.Row(subscriber);

        await place.Desk.ReplayAsync("weekly-2026-W47", subscriber, default);

        Assert.Equal(row, place.Row(subscriber));
        Assert.Equal(receiver.Requests.First().Body, receiver.Requests.Last().Body);
        Assert.Single(receiver.Requests.Select(request => request.Headers["webhook-id"]).Distinct());
        Assert.Equal(2, receiver.Requests.Count);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => place.Desk.ReplayAsync("weekly-2020-W01", subscriber, default));
    }

    [Theory]
    [InlineData(IssueState.Held)]
    [InlineData(IssueState.Composed)]
    [InlineData(IssueState.Rendered)]
    [InlineData(IssueState.Dropped)]
    [InlineData(IssueState.Empty)]
    public async Task An_issue_that_went_out_to_nobody_is_not_replayed(IssueState state)
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var subscriber = await place.SubscribeAsync(receiver.Address);
        await place.PublishAsync();
        await place.News.Issues.TryUpdateAsync(place.News.Issues.Rows.Single() with { State = state }, default);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => place.Desk.ReplayAsync("weekly-2026-W47", subscriber, default));

        Assert.Contains(state.ToString().ToLowerInvariant(), refused.Message, StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData(IssueState.Delivering)]
    [InlineData(IssueState.Finished)]
    public async Task An_issue_is_replayed_until_it_is_recalled(IssueState state)
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var subscriber = await place.SubscribeAsync(receiver.Address);
        await place.PublishAsync();
        var issue = await place.News.Issues.TryUpdateAsync(place.News.Issues.Rows.Single() with { State = state }, default);

        Assert.Equal(OutcomeKind.Sent, (await place.Desk.ReplayAsync(issue!.Id, subscriber, default)).Kind);
        await place.News.Issues.TryUpdateAsync(issue with { Recalled = place.News.Time.GetUtcNow() }, default);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => place.Desk.ReplayAsync(issue.Id, subscriber, default));

        Assert.Contains("recalled", refused.Message, StringComparison.Ordinal);
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task A_replay_has_the_id_of_the_receivers_own_copy_also_after_a_correction_M63()
    {
        using var place = new ReceiverPlace();
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var (corrected, failed) = (await place.SubscribeAsync(receiver.Address + "&n=1"), await place.SubscribeAsync(receiver.Address + "&n=2"));
        await place.PublishAsync();
        var late = await place.SubscribeAsync(receiver.Address + "&n=3");
        var issue = await place.News.Issues.TryUpdateAsync(place.News.Issues.Rows.Single() with { Revision = 1 }, default);
        await place.News.Deliveries.TryUpdateAsync(place.Row(corrected) with { Status = DeliveryStatus.Sent, Revision = 1 }, default);
        await place.News.Deliveries.TryUpdateAsync(place.Row(failed) with { Status = DeliveryStatus.Failed }, default);

        foreach (var subscriber in new[] { corrected, failed, late })
            await place.Desk.ReplayAsync(issue!.Id, subscriber, default);

        Assert.Equal(
            [$"msg_{DeliveryId.For(issue!.Id, 1, corrected.Id)}", $"msg_{DeliveryId.For(issue.Id, 0, failed.Id)}", $"msg_{DeliveryId.For(issue.Id, 1, late.Id)}"],
            receiver.Requests.Select(request => request.Headers["webhook-id"]));
    }

    [Fact]
    public async Task Receivers_are_found_by_id_and_by_address_and_mail_readers_are_none()
    {
        using var place = new ReceiverPlace();
        var subscriber = await place.SubscribeAsync("https://hooks.example.org/a");
        var reader = await place.News.SubscribeAsync("reader@example.org");

        Assert.Equal(subscriber.Id, (await place.Desk.FindAsync(subscriber.Id, default)).Id);
        Assert.Equal(subscriber.Id, (await place.Desk.FindAsync(subscriber.Address, default)).Id);
        Assert.Equal([subscriber.Id], await place.Desk.ListAsync("weekly", default).Select(row => row.Id).ToListAsync());
        await Assert.ThrowsAsync<KeyNotFoundException>(() => place.Desk.FindAsync(reader.Id, default));
    }

    private static Subscriber New(string address) => new() { Id = "", Edition = "weekly", Channel = ChannelKind.Webhook, Address = address };
}
