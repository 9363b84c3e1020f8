using System.Net;
using System.Text.Json;
using Digest.Channels.Webhooks;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.Tests.Infrastructure;
using Digest.Tests.Webhooks;

namespace Digest.Tests.Subscribers;

/// <summary>Anybody may ask for a receiver; its contact and the receiver itself both have to agree.</summary>
public sealed class ReceiverSignupTests
{
    private const string Contact = "ops@readers.example";
    private Counter _counter = new();

    [Fact]
    public async Task Nothing_is_sent_to_a_receiver_before_its_contact_confirms_and_it_gets_issues_once_it_answers_M36_M67()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 204 No Content");
        var wish = await WishAsync(receiver.Address);

        Assert.Equal(ReceiverStep.Asked, (await _counter.ReceiverConfirmation.LookAsync(wish, default)).Step);
        Assert.Empty(receiver.Requests);
        Assert.Null(await FindAsync(receiver));

        var confirmed = await ConfirmAsync(wish);

        Assert.Equal((ReceiverStep.Active, "http 204"), (confirmed.Step, confirmed.Answer));
        var ping = Assert.Single(receiver.Requests);
        Assert.Equal("digest.ping", JsonDocument.Parse(ping.Body).RootElement.GetProperty("type").GetString());
        Assert.True(WebhookSignature.Verify(confirmed.Secret!, ping.Headers["webhook-id"], ping.Headers["webhook-timestamp"], ping.Headers["webhook-signature"], ping.Body, _counter.Time.GetUtcNow()));
        var row = (await FindAsync(receiver))!;
        Assert.Equal((SubscriberStatus.Active, Contact, "fr", confirmed.Secret), (row.Status, row.Contact, row.Language, row.Secret));
        Assert.Equal(new ReceiverNoticeMessage("weekly", row.Id, row.Changed!.Value), Assert.Single(_counter.Notices.Waiting).Message with { Trace = null });
        var consent = Assert.Single(await _counter.Consents.ListAsync("weekly", row.Id, default).ToListAsync());
        Assert.Equal((ConsentKind.Given, Contact, "203.0.113.9"), (consent.Kind, consent.Address, consent.ConfirmationIp));
        Assert.Null(await _counter.FindAsync(Contact));
    }

    [Fact]
    public async Task The_secret_is_told_once_and_a_second_click_sends_nothing_more()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var wish = await WishAsync(receiver.Address);
        Assert.NotNull((await ConfirmAsync(wish)).Secret);

        var (again, looked) = (await ConfirmAsync(await ReadAsync(wish)), await _counter.ReceiverConfirmation.LookAsync(await ReadAsync(wish), default));

        Assert.Equal([(ReceiverStep.Active, null), (ReceiverStep.Active, null)], new[] { again, looked }.Select(standing => (standing.Step, standing.Secret)));
        Assert.Single(receiver.Requests);
        Assert.All(_counter.Notices.Waiting, notice => Assert.Equal(_counter.Notices.Waiting[0], notice));
    }

    [Fact]
    public async Task A_queue_that_takes_nothing_costs_neither_the_secret_nor_the_mail_that_the_receiver_gets_issues()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var wish = await WishAsync(receiver.Address);
        _counter.Notices.Fails = true;
        Assert.NotNull((await ConfirmAsync(wish)).Secret);

        _counter.Notices.Fails = false;
        Assert.Equal(ReceiverStep.Active, (await ConfirmAsync(await ReadAsync(wish))).Step);

        Assert.Equal((await FindAsync(receiver))!.Id, Assert.Single(_counter.Notices.Waiting).Message.Id);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK", ReceiverStep.Active)]
    [InlineData("HTTP/1.1 500 Oops", ReceiverStep.Waiting)]
    public async Task Two_clicks_at_once_make_one_secret(string answer, ReceiverStep step)
    {
        await using var receiver = Receiver.Answering(answer);
        var wish = await WishAsync(receiver.Address);
        _counter.Time.Advance(TimeSpan.FromSeconds(1));

        var (first, second) = (await ConfirmAsync(wish), await ConfirmAsync(wish));

        // The browser shows the answer to the second.
        Assert.Equal((step, step, first.Secret), (first.Step, second.Step, second.Secret));
        Assert.Equal(first.Secret, (await FindAsync(receiver))!.Secret);
    }

    [Fact]
    public async Task Two_clicks_at_once_are_welcomed_once_F26()
    {
        var (pings, wish) = (0, default(Signup));
        await using var receiver = Receiver.Behaving(async (_, stream, token) =>
        {
            if (Interlocked.Increment(ref pings) == 1)
                await ConfirmAsync(wish!);
            await Receiver.WriteAsync(stream, ["HTTP/1.1 200 OK", "Content-Length: 0"], token);
        });
        wish = await WishAsync(receiver.Address);
        _counter.Time.Advance(TimeSpan.FromSeconds(1));

        await ConfirmAsync(wish);

        Assert.Equal(2, pings);
        // The same notice twice, of which one is sent.
        Assert.Single(_counter.Notices.Waiting.Select(notice => notice.Message with { Trace = null }).Distinct());
    }

    [Fact]
    public async Task A_press_that_is_cut_short_anywhere_is_made_good_by_the_next_M34()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var cuts = 0;
        for (var isCut = true; isCut; cuts += isCut ? 1 : 0)
        {
            // One that left, and comes back: more cannot be left undone.
            _counter = new Counter();
            await ConfirmAsync(await WishAsync(receiver.Address));
            var id = (await FindAsync(receiver))!.Id;
            _counter.Time.Advance(TimeSpan.FromHours(1));
            await _counter.Withdrawals.UnsubscribeAsync("weekly", id, "one-click", null, default);
            var wish = await WishAsync(receiver.Address);
            _counter.Time.Advance(TimeSpan.FromSeconds(1));
            _counter.Faults.CrashAt = _counter.Faults.Steps + (2 * (cuts + 1));
            isCut = await Record.ExceptionAsync(() => ConfirmAsync(wish)) is SimulatedCrash;
            _counter.Faults.CrashAt = null;
            var before = await ReadAsync(wish);

            var again = await ConfirmAsync(before);

            var row = (await FindAsync(receiver))!;
            Assert.Equal((ReceiverStep.Active, SubscriberStatus.Active), (again.Step, row.Status));
            Assert.Equal(before.Confirmed is null ? row.Secret : null, again.Secret);
            Assert.NotNull((await ReadAsync(wish)).Confirmed);
            Assert.Null(await _counter.Suppressions.FindAsync("weekly", id, default));
            Assert.Equal([ConsentKind.Given, ConsentKind.Withdrawn, ConsentKind.Given], (await _counter.Consents.ListAsync("weekly", id, default).ToListAsync()).Select(record => record.Kind));
            Assert.Contains(new ReceiverNoticeMessage("weekly", id, row.Changed!.Value), _counter.Notices.Waiting.Select(notice => notice.Message with { Trace = null }));
        }

        // After the look whether it is new, the row, the proof, the suppression, the answer and the wish.
        Assert.Equal(6, cuts);
    }

    [Fact]
    public async Task One_host_is_one_receiver_and_one_contact_one_contact_however_they_are_typed()
    {
        const string address = "https://hooks.example.org/Path?Token=A";
        Assert.Equal(SubscriberId.For("weekly", ChannelKind.Webhook, address), SubscriberId.For("weekly", ChannelKind.Webhook, " HTTPS://HOOKS.Example.org/Path?Token=A"));
        Assert.NotEqual(SubscriberId.For("weekly", ChannelKind.Webhook, address), SubscriberId.For("weekly", ChannelKind.Webhook, "https://hooks.example.org/path?token=a"));
        Assert.NotEqual(SubscriberId.For("weekly", ChannelKind.Telegram, "@News"), SubscriberId.For("weekly", ChannelKind.Telegram, "@news"));
        // As it is stored by earlier versions.
        Assert.Equal("17d2ae50be24e571653fc3415eba4a37", SubscriberId.For("weekly", ChannelKind.Webhook, address));

        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        await ConfirmAsync(await WishAsync(receiver.Address));
        _counter.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(ReceiverStep.Active, (await ConfirmAsync(await WishAsync(receiver.Address.Replace("http://", "HTTP://", StringComparison.Ordinal), "OPS@Readers.example"))).Step);
    }

    [Fact]
    public async Task A_receiver_that_is_not_ready_yet_is_asked_again_when_its_contact_says_so_with_the_same_secret()
    {
        var ready = false;
        await using var receiver = Receiver.Behaving((_, stream, token) => Receiver.WriteAsync(stream, [ready ? "HTTP/1.1 200 OK" : "HTTP/1.1 401 Unauthorized", "Content-Length: 0"], token));
        var wish = await WishAsync(receiver.Address);

        var first = await ConfirmAsync(wish);
        Assert.Equal((ReceiverStep.Waiting, "http 401"), (first.Step, first.Answer));
        Assert.Equal(SubscriberStatus.Pending, (await FindAsync(receiver))!.Status);
        ready = true;
        _counter.Time.Advance(TimeSpan.FromMinutes(5));
        var second = await ConfirmAsync(await ReadAsync(wish));

        Assert.Equal((ReceiverStep.Active, null), (second.Step, second.Secret));
        var ping = receiver.Requests.Last();
        Assert.True(WebhookSignature.Verify(first.Secret!, ping.Headers["webhook-id"], ping.Headers["webhook-timestamp"], ping.Headers["webhook-signature"], ping.Body, _counter.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Neither_the_answer_nor_the_mail_nor_the_page_tells_a_stranger_that_a_receiver_is_known_M36()
    {
        await using var known = Receiver.Answering("HTTP/1.1 200 OK");
        await ConfirmAsync(await WishAsync(known.Address));
        var row = await FindAsync(known);
        _counter.Mail.Sent.Clear();

        var wishes = new[] { await WishAsync(known.Address, "mallory@readers.example"), await WishAsync("https://hooks.example.org/new", "other@readers.example") };
        Assert.Single(_counter.Mail.Sent.Select(mail => mail.Notice.Subject).Distinct());
        var standing = await ConfirmAsync(wishes[0]);

        Assert.Equal((ReceiverStep.Refused, null, null), (standing.Step, standing.Secret, standing.Receiver));
        Assert.Equal(row, await FindAsync(known));
        Assert.Single(known.Requests);
    }

    [Fact]
    public async Task Who_registered_an_address_without_proof_does_not_keep_it_from_its_owner()
    {
        var ready = false;
        await using var receiver = Receiver.Behaving((_, stream, token) => Receiver.WriteAsync(stream, [ready ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found", "Content-Length: 0"], token));
        var squatter = await WishAsync(receiver.Address, "mallory@readers.example");
        var theirs = await ConfirmAsync(squatter);
        ready = true;

        var owners = await ConfirmAsync(await WishAsync(receiver.Address));

        Assert.Equal(ReceiverStep.Active, owners.Step);
        Assert.NotEqual(theirs.Secret, owners.Secret);
        Assert.Equal(ReceiverStep.Refused, (await ConfirmAsync(await ReadAsync(squatter))).Step);
        Assert.Equal(Contact, (await FindAsync(receiver))!.Contact);
    }

    [Fact]
    public async Task What_an_operator_added_stays_the_operators()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 503 Busy");
        var (added, _) = await _counter.Receivers.AddAsync(new Subscriber { Id = "", Edition = "weekly", Channel = ChannelKind.Webhook, Address = receiver.Address }, null, default);

        Assert.Equal(ReceiverStep.Refused, (await ConfirmAsync(await WishAsync(receiver.Address))).Step);

        Assert.Equal(added.Secret, (await FindAsync(receiver))!.Secret);
    }

    [Fact]
    public async Task One_mailbox_gets_three_mails_a_day_however_many_addresses_are_typed_M36()
    {
        for (var hour = 0; hour < 12; hour++)
        {
            Assert.Equal(SignupAnswer.Accepted, await AskAsync($"https://hooks{hour}.example.org/", ip: $"198.51.100.{hour}"));
            await _counter.WorkAsync();
            _counter.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, _counter.Mail.Sent.Count);
    }

    [Fact]
    public async Task A_wish_for_a_receiver_and_that_of_its_contact_as_a_reader_do_not_stand_in_each_others_way()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var wish = await WishAsync(receiver.Address);
        await _counter.SubscribedAsync(Contact);

        Assert.Equal(ReceiverStep.Active, (await ConfirmAsync(wish)).Step);
        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync(Contact))!.Status);
    }

    [Fact]
    public async Task The_link_for_a_receiver_makes_no_reader_of_its_contact()
    {
        await WishAsync("https://hooks.example.org/");

        await _counter.ConfirmAsync(Counter.TokenOf(_counter.Mail.Sent[^1].Notice.Text));

        Assert.Null(await _counter.FindAsync(Contact));
        Assert.Empty(await _counter.ConsentsAsync(Contact));
    }

    [Theory]
    [InlineData(ChannelKind.Webhook, null)]
    [InlineData(ChannelKind.Webhook, "hooks")]
    [InlineData(ChannelKind.Webhook, "http://hooks.example.org/")]
    [InlineData(ChannelKind.Webhook, "https://user:password@hooks.example.org/")]
    [InlineData(ChannelKind.Webhook, "https://hooks.example.org:8443/")]
    [InlineData(ChannelKind.Webhook, "https://3232235777/")]
    [InlineData(ChannelKind.Telegram, "@channel")]
    [InlineData(ChannelKind.Mastodon, "https://social.example")]
    public async Task An_address_that_breaks_a_rule_is_refused_before_anybody_is_mailed_M69(ChannelKind channel, string? address)
    {
        Assert.Equal(SignupAnswer.BadReceiver, await AskAsync(address, channel: channel));
        Assert.Empty(_counter.Signups.Messages);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    public async Task A_host_inside_our_network_is_told_as_such_and_never_reached_M70_M72(string host)
    {
        var counter = new Counter(IPAddress.Parse(host));
        await counter.Desk.RequestAsync(counter.Edition, Request("https://inside.example.org/"), default);
        await counter.WorkAsync();
        var wish = Assert.Single(counter.Signups.Rows);

        var standing = await counter.ReceiverConfirmation.ConfirmAsync(counter.Edition, wish, "203.0.113.9", default);

        Assert.Equal((ReceiverStep.Waiting, "address"), (standing.Step, standing.Answer));
    }

    [Fact]
    public async Task A_key_pair_is_made_for_who_asks_for_one_M62()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        await _counter.Desk.RequestAsync(_counter.Edition, Request(receiver.Address) with { Signing = SigningKind.Ed25519 }, default);
        await _counter.WorkAsync();

        var standing = await ConfirmAsync(_counter.Signups.Rows.Single());

        var ping = Assert.Single(receiver.Requests);
        Assert.StartsWith("v1a,", ping.Headers["webhook-signature"], StringComparison.Ordinal);
        Assert.True(WebhookSignature.Verify(WebhookSignature.PublicKey(standing.Secret)!, ping.Headers["webhook-id"], ping.Headers["webhook-timestamp"], ping.Headers["webhook-signature"], ping.Body, _counter.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_contact_ends_it_by_the_link_and_may_come_back_with_a_new_secret()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        var wish = await WishAsync(receiver.Address);
        var first = await ConfirmAsync(wish);
        var row = (await FindAsync(receiver))!;
        _counter.Time.Advance(TimeSpan.FromHours(1));

        Assert.True(await _counter.Withdrawals.UnsubscribeAsync("weekly", row.Id, "one-click", null, default));
        Assert.Null(await _counter.Signups.FindAsync("weekly", wish.Id, default));
        Assert.Equal(ReceiverStep.Refused, (await _counter.ReceiverConfirmation.LookAsync(wish with { Confirmed = _counter.Time.GetUtcNow() }, default)).Step);
        var second = await ConfirmAsync(await WishAsync(receiver.Address));

        Assert.Equal(ReceiverStep.Active, second.Step);
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.Null(await _counter.Suppressions.FindAsync("weekly", row.Id, default));
    }

    [Fact]
    public async Task A_receiver_that_never_answers_is_forgotten_after_two_weeks_and_may_be_registered_anew()
    {
        var ready = false;
        await using var receiver = Receiver.Behaving((_, stream, token) => Receiver.WriteAsync(stream, [ready ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found", "Content-Length: 0"], token));
        await ConfirmAsync(await WishAsync(receiver.Address));
        var id = (await FindAsync(receiver))!.Id;
        _counter.Time.Advance(TimeSpan.FromDays(14));
        await _counter.ReceiverPurge.PurgeAsync(default);
        Assert.NotNull(await FindAsync(receiver));
        _counter.Time.Advance(TimeSpan.FromHours(1));

        await _counter.ReceiverPurge.PurgeAsync(default);

        Assert.Null(await FindAsync(receiver));
        Assert.Empty(_counter.Signups.Rows);
        var end = (await _counter.Consents.ListAsync("weekly", id, default).ToListAsync()).MaxBy(record => record.At)!;
        Assert.Equal((ConsentKind.Withdrawn, "expired", null), (end.Kind, end.Source, end.Address));
        ready = true;
        Assert.Equal(ReceiverStep.Active, (await ConfirmAsync(await WishAsync(receiver.Address))).Step);
    }

    [Fact]
    public async Task Neither_a_receiver_that_answered_nor_what_an_operator_added_alone_is_ever_forgotten()
    {
        await using var answers = Receiver.Answering("HTTP/1.1 200 OK");
        await using var fails = Receiver.Answering("HTTP/1.1 500 Oops");
        await ConfirmAsync(await WishAsync(answers.Address));
        await _counter.Receivers.AddAsync(new Subscriber { Id = "", Edition = "weekly", Channel = ChannelKind.Webhook, Address = fails.Address }, null, default);
        _counter.Time.Advance(TimeSpan.FromDays(365));

        await _counter.ReceiverPurge.PurgeAsync(default);

        Assert.Equal([SubscriberStatus.Active, SubscriberStatus.Pending], [(await FindAsync(answers))!.Status, (await FindAsync(fails))!.Status]);
    }

    [Fact]
    public async Task Leaving_with_one_receiver_leaves_the_wish_for_another()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 200 OK");
        await ConfirmAsync(await WishAsync(receiver.Address));
        _counter.Time.Advance(TimeSpan.FromHours(1));
        var next = await WishAsync("https://hooks.example.org/next");

        await _counter.Withdrawals.UnsubscribeAsync("weekly", (await FindAsync(receiver))!.Id, "one-click", null, default);

        Assert.Equal(next.ReaderId, (await ReadAsync(next)).ReaderId);
    }

    [Fact]
    public async Task A_mailbox_that_complained_is_not_written_to_as_a_contact_either_M30()
    {
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Counter.IdOf(Contact), "complaint", _counter.Time.GetUtcNow()), default);

        Assert.Equal(SignupAnswer.Accepted, await AskAsync("https://hooks.example.org/"));
        await _counter.WorkAsync();

        Assert.Empty(_counter.Mail.Sent);
    }

    [Fact]
    public async Task The_button_cannot_be_used_to_knock_at_a_host_again_and_again()
    {
        await using var receiver = Receiver.Answering("HTTP/1.1 500 Oops");
        var wish = await WishAsync(receiver.Address);
        await ConfirmAsync(wish);
        for (var click = 0; click < 20; click++)
            await ConfirmAsync(await ReadAsync(wish));

        Assert.Equal(10, receiver.Requests.Count);
        Assert.Equal(ReceiverStep.Busy, (await ConfirmAsync(await ReadAsync(wish))).Step);
    }

    private static SignupRequest Request(string? address, string contact = Contact, ChannelKind channel = ChannelKind.Webhook, string ip = "198.51.100.7") =>
        new() { Email = contact, Channel = channel, Receiver = address, Language = "fr", Source = "api", Ip = ip };

    private Task<SignupAnswer> AskAsync(string? address, string contact = Contact, ChannelKind channel = ChannelKind.Webhook, string ip = "198.51.100.7") =>
        _counter.Desk.RequestAsync(_counter.Edition, Request(address, contact, channel, ip), default);

    private async Task<Signup> WishAsync(string address, string contact = Contact)
    {
        Assert.Equal(SignupAnswer.Accepted, await AskAsync(address, contact));
        await _counter.WorkAsync();
        var token = Counter.TokenOf(_counter.Mail.Sent[^1].Notice.Text);
        return (await _counter.Confirmation.FindAsync(_counter.Edition, token, default))!;
    }

    private async Task<Signup> ReadAsync(Signup wish) => (await _counter.Signups.FindAsync("weekly", wish.Id, default))!;

    private Task<ReceiverStanding> ConfirmAsync(Signup wish) => _counter.ReceiverConfirmation.ConfirmAsync(_counter.Edition, wish, "203.0.113.9", default);

    private Task<Subscriber?> FindAsync(Receiver receiver) => _counter.Subscribers.FindAsync("weekly", SubscriberId.For("weekly", ChannelKind.Webhook, receiver.Address), default);
}
