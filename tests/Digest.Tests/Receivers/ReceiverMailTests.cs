using System.Text.Json;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Templates.Notices;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Receivers;

public sealed class ReceiverMailTests
{
    private static readonly DeliveryOutcome Later = new(OutcomeKind.Deferred, "4.4.1", "try later");

    private readonly OwnerPlace _place = new();

    [Theory]
    [InlineData("ar", true, "آخر جواب")]
    [InlineData("en", true, "Last answer")]
    [InlineData("fr", true, "Dernière réponse")]
    [InlineData("ar", false, "لم تعد موجودة")]
    [InlineData("en", false, "it is gone")]
    [InlineData("fr", false, "n’existe plus")]
    public async Task The_owner_is_told_in_the_editions_language_why_and_what_to_do_but_not_the_address_which_may_be_a_secret_M65(string language, bool failing, string word)
    {
        var place = new OwnerPlace(language);
        await place.AddAsync(OwnerPlace.Receiver with { Status = SubscriberStatus.Disabled, Reason = "http 500", Changed = OwnerPlace.Start });

        await place.Mailer.SendAsync(new ReceiverNoticeMessage("weekly", OwnerPlace.Receiver.Id, OwnerPlace.Start) { Since = failing ? OwnerPlace.Start.AddDays(-2) : null }, default);

        var (_, recipient, notice) = Assert.Single(place.Mail.Sent);
        Assert.Equal("ops@example.org", recipient.Address);
        Assert.Equal(32, recipient.Id.Length);
        foreach (var part in new[] { notice.Text, notice.Html })
        {
            Assert.Contains("http 500", part, StringComparison.Ordinal);
            Assert.Equal(failing, part.Contains("2026-11-20 07:00 UTC", StringComparison.Ordinal));
            Assert.Contains(word, part, StringComparison.Ordinal);
            Assert.DoesNotContain("{", part[(part.IndexOf("</style>", StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
            Assert.Contains(OwnerPlace.Receiver.Id, part, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-path", part, StringComparison.Ordinal);
            Assert.Contains($"/api/preferences/weekly/{OwnerPlace.Receiver.Id}", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_contact_the_editor_is_told_of_a_receiver_that_is_switched_off_and_nobody_of_one_that_gets_issues_M65()
    {
        await _place.AddAsync(OwnerPlace.Receiver with { Contact = null });
        await _place.Mailer.SendAsync(new ReceiverNoticeMessage("weekly", OwnerPlace.Receiver.Id, OwnerPlace.Receiver.Changed!.Value), default);
        Assert.Empty(_place.Mail.Sent);

        await _place.GoAsync();
        await _place.WaitAsync();

        Assert.Equal("editors@news.example", Assert.Single(_place.Mail.Sent).Recipient.Address);
    }

    [Fact]
    public async Task A_notice_that_is_put_off_is_tried_again_after_minutes_then_hours_for_three_days_and_given_up_with_a_word_to_the_operator_M29()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        _place.Mail.Answer = Later;
        await _place.GoAsync();

        foreach (var minutes in new[] { 1, 1, 5, 15, 30, 60, 120, 240, 240 })
            Assert.InRange((await _place.WaitAsync())!.Value, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes * 1.1));
        while (await _place.WaitAsync() is not null)
            Assert.InRange(_place.Time.GetUtcNow() - OwnerPlace.Start, TimeSpan.Zero, TimeSpan.FromDays(3));

        Assert.InRange(_place.Time.GetUtcNow() - OwnerPlace.Start, TimeSpan.FromHours(72 - 4.4), TimeSpan.FromHours(72));
        var (level, words) = _place.Log.Lines[^1];
        Assert.Equal(LogLevel.Warning, level);
        foreach (var word in new[] { OwnerPlace.Receiver.Id, "weekly", "receiver_gone", "4.4.1", "Digest:Smtp", $"digest webhooks log {OwnerPlace.Receiver.Id}" })
            Assert.Contains(word, words, StringComparison.Ordinal);
        Assert.False((await _place.RowAsync()).Notice!.Owed);
    }

    [Fact]
    public async Task Once_the_server_takes_mail_the_owner_is_told_once()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        _place.Mail.Answer = Later with { RetryAfter = TimeSpan.FromHours(2) };
        await _place.GoAsync();
        await _place.WaitAsync();
        var late = Assert.Single(_place.Notices.Waiting).Message;

        _place.Mail.Answer = ScriptedChannel.Accepted;
        Assert.InRange((await _place.WaitAsync())!.Value, TimeSpan.FromHours(2), TimeSpan.FromHours(2.2));
        await _place.Mailer.SendAsync(late, default);
        await _place.Mailer.SendAsync(late with { Attempt = 0 }, default);

        Assert.Single(_place.Mail.Sent);
        Assert.Empty(_place.Notices.Waiting);
    }

    [Theory]
    [InlineData(SubscriberStatus.Active)]
    [InlineData(SubscriberStatus.Unsubscribed)]
    [InlineData(null)]
    public async Task What_is_no_longer_so_when_it_is_tried_again_is_not_told(SubscriberStatus? becomes)
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        _place.Mail.Answer = Later;
        await _place.GoAsync();
        await _place.WaitAsync();
        _place.Mail.Answer = ScriptedChannel.Accepted;
        if (becomes is { } status)
            await _place.Subscribers.SetStatusAsync("weekly", OwnerPlace.Receiver.Id, status, null, _place.Time.GetUtcNow(), default);
        else
            await _place.Subscribers.DeleteAsync("weekly", OwnerPlace.Receiver.Id, default);

        await _place.WaitAsync();

        Assert.Empty(_place.Mail.Sent);
        Assert.Empty(_place.Notices.Waiting);
        Assert.Equal(LogLevel.Information, _place.Log.Lines[^1].Level);
    }

    [Fact]
    public async Task A_receiver_that_is_switched_off_anew_has_one_notice_and_that_of_the_second_time()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        _place.Mail.Answer = Later;
        await _place.GoAsync();
        await _place.WaitAsync();
        await _place.Subscribers.SetStatusAsync("weekly", OwnerPlace.Receiver.Id, SubscriberStatus.Active, null, _place.Time.GetUtcNow(), default);
        _place.Time.Advance(TimeSpan.FromSeconds(1));
        await _place.GoAsync();

        _place.Mail.Answer = ScriptedChannel.Accepted;
        while (await _place.WaitAsync() is not null)
            Assert.Equal(SubscriberStatus.Disabled, (await _place.RowAsync()).Status);

        Assert.Single(_place.Mail.Sent);
        Assert.Equal((await _place.RowAsync()).Changed, (await _place.RowAsync()).Notice!.Since);
    }

    [Fact]
    public async Task Settings_that_are_wrong_are_as_a_server_that_takes_none()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        _place.Mail.Sending = () => throw new OptionsValidationException("Digest:Smtp", typeof(object), ["Host is empty."]);
        await _place.GoAsync();
        await _place.WaitAsync();
        Assert.Contains("(try 1, setup)", _place.Log.Lines[^1].Message, StringComparison.Ordinal);

        _place.Mail.Sending = null;
        await _place.WaitAsync();

        Assert.Single(_place.Mail.Sent);
    }

    [Fact]
    public async Task A_server_that_holds_a_mail_up_is_left_before_anybody_takes_the_worker_for_dead()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        var server = new HoldingServer();
        _place.Mail.Other = server;
        await _place.GoAsync();
        var sending = _place.WaitAsync();
        await server.Reached.WaitAsync(TimeSpan.FromSeconds(30));
        _place.Time.Advance(MailProgress.Patience - TimeSpan.FromMinutes(2));
        await sending.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("(try 1, timeout)", _place.Log.Lines[^1].Message, StringComparison.Ordinal);

        _place.Mail.Other = null;
        await _place.WaitAsync();

        Assert.Single(_place.Mail.Sent);
        Assert.DoesNotContain(_place.Log.Lines, line => line.Message.Contains("twice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_host_gave_up_on_is_tried_again_while_it_is_so()
    {
        await _place.AddAsync(OwnerPlace.Receiver);
        await _place.GoAsync();
        var message = Assert.Single(_place.Notices.Waiting).Message;
        _place.Notices.Waiting.Clear();

        await _place.Mailer.RecoverAsync(message, default);
        Assert.Equal(TimeSpan.FromMinutes(30), await _place.WaitAsync());
        Assert.Single(_place.Mail.Sent);

        await _place.Mailer.RecoverAsync(message, default);
        Assert.Empty(_place.Notices.Waiting);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(3_600)]
    public async Task Wherever_a_worker_ends_the_owner_is_told_and_twice_only_where_the_answer_was_lost_F1(int hidden)
    {
        var (steps, crash) = (0, 0);
        do
        {
            var (place, lost, step, hasEnded, asked) = (new OwnerPlace(), 0, 0, false, false);
            place.Mail.Sending = () =>
            {
                place.Mail.Answer = place.Mail.Tries < 3 ? Later : ScriptedChannel.Accepted;
                return Task.CompletedTask;
            };
            await place.AddAsync(OwnerPlace.Receiver);
            // Whoever has ended does nothing more, not even what stands in a catch.
            place.Faults.AtStep = _ =>
            {
                hasEnded = hasEnded || ++step == crash;
                if (hasEnded)
                    throw new SimulatedCrash();
            };
            while (!asked || place.Notices.Waiting.Count > 0)
            {
                var next = asked ? place.Notices.Waiting.MinBy(message => message.Due) : default;
                var accepted = place.Mail.Sent.Count;
                try
                {
                    if (!asked)
                    {
                        // The batch in which it fails comes again as well.
                        await place.GoAsync();
                        place.Faults.Step();
                        asked = true;
                        continue;
                    }

                    place.Time.SetUtcNow(next.Due);
                    await place.Mailer.SendAsync(next.Message, default);
                    place.Faults.Step();
                    place.Notices.Waiting.Remove(next);
                }
                catch (SimulatedCrash)
                {
                    hasEnded = false;
                    if (place.Mail.Sent.Count > accepted && (await place.RowAsync()).Notice!.Owed)
                        lost++;
                    if (!asked)
                    {
                        place.Time.Advance(TimeSpan.FromSeconds(30));
                        continue;
                    }

                    place.Notices.Waiting.Remove(next);
                    place.Notices.Waiting.Add((next.Message, next.Due.AddSeconds(hidden)));
                }
            }

            Assert.Equal(1 + lost, place.Mail.Sent.Count);
            Assert.Single(place.Mail.Sent.Select(mail => mail.Recipient.Id).Distinct());
            Assert.Equal(SubscriberStatus.Disabled, (await place.RowAsync()).Status);
            steps = crash == 0 ? step : steps;
        }
        while (++crash <= steps);

        Assert.InRange(steps, 10, 40);
    }

    [Fact]
    public void A_message_carries_ids_and_when_and_is_read_as_it_was_written()
    {
        var message = new ReceiverNoticeMessage("weekly", "0123", OwnerPlace.Start.AddTicks(1_234_567)) { Since = OwnerPlace.Start, Attempt = 3 };

        Assert.Equal(message, JsonSerializer.Deserialize<ReceiverNoticeMessage>(JsonSerializer.Serialize(message, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
        Assert.Equal("""{"edition":"weekly","id":"0123","changed":"2026-11-22T07:00:00+00:00","version":1}""", JsonSerializer.Serialize(new ReceiverNoticeMessage("weekly", "0123", OwnerPlace.Start), JsonSerializerOptions.Web));
    }

    private sealed class HoldingServer : INoticeMail
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends once there is a mail to hold.</summary>
        public Task Reached => _reached.Task;

        public async Task<DeliveryOutcome> SendAsync(Edition edition, NoticeRecipient recipient, RenderedNotice notice, CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            return Later;
        }
    }
}
