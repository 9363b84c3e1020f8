using System.Text.Json;
using Digest.Channels.Mail;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Owed;
using Digest.Core.Delivery.Pacing;
using Digest.Core.Messages;
using Digest.Core.Subscribers.Signups;
using Digest.Mail.Smtp;
using Digest.Tests.Infrastructure;
using Digest.Tests.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Digest.Tests.Subscribers;

/// <summary>The mail to confirm while the mail server takes none.</summary>
public sealed class ConfirmationRetryTests
{
    private static readonly DeliveryOutcome Later = new(OutcomeKind.Deferred, "4.4.1", "try later");

    private readonly Counter _counter = new();

    public ConfirmationRetryTests() => _counter.Mail.Answer = Later;

    [Fact]
    public async Task A_mail_that_is_put_off_is_tried_again_after_minutes_then_hours_for_three_days_M29()
    {
        await _counter.AskAsync();
        var asked = _counter.Time.GetUtcNow();
        await _counter.WorkAsync();

        foreach (var minutes in new[] { 1, 5, 15, 30, 60, 120, 240, 240, 240 })
            Assert.InRange((await _counter.WaitAsync())!.Value, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes * 1.1));
        var last = _counter.Time.GetUtcNow();
        while (await _counter.WaitAsync() is not null)
            last = _counter.Time.GetUtcNow();

        Assert.InRange(last - asked, TimeSpan.FromHours(72 - 4.4), TimeSpan.FromHours(72));
        Assert.Null(Assert.Single(_counter.Signups.Rows).Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public async Task Once_the_server_takes_mail_it_comes_and_comes_once(int tries)
    {
        await _counter.AskAsync();
        await _counter.WorkAsync();
        for (var tried = 1; tried < tries; tried++)
            await _counter.WaitAsync();
        var late = Assert.Single(_counter.Signups.Waiting).Message;

        _counter.Mail.Answer = ScriptedChannel.Accepted;
        await _counter.WaitAsync();
        await _counter.Mailer.SendAsync(late, default);
        await _counter.Mailer.SendAsync(late with { Attempt = 0 }, default);

        var mail = Assert.Single(_counter.Mail.Sent);
        Assert.Empty(_counter.Signups.Waiting);
        Assert.Equal(_counter.Time.GetUtcNow(), Assert.Single(_counter.Signups.Rows).Sent);
        Assert.NotNull(await _counter.ConfirmAsync(Counter.TokenOf(mail.Notice.Text)));
    }

    [Fact]
    public async Task No_mail_comes_whose_link_has_expired()
    {
        await _counter.AskAsync();
        var wish = Assert.Single(_counter.Signups.Rows);
        await _counter.Signups.TryWriteAsync(wish with { Expires = wish.Requested.AddHours(1) }, default);
        await _counter.WorkAsync();
        while (await _counter.WaitAsync() is not null)
            Assert.InRange(_counter.Time.GetUtcNow(), wish.Requested, wish.Requested.AddHours(1));

        _counter.Time.SetUtcNow(wish.Requested.AddHours(1));
        _counter.Mail.Answer = ScriptedChannel.Accepted;
        await _counter.Mailer.SendAsync(new SignupMessage(wish.Edition, wish.Id) { Attempt = Assert.Single(_counter.Signups.Rows).Tries }, default);
        Assert.Empty(_counter.Mail.Sent);
    }

    [Fact]
    public async Task A_wish_that_was_renewed_ends_the_tries_of_the_one_before()
    {
        await _counter.AskAsync();
        await _counter.WorkAsync();
        await _counter.WaitAsync();
        await _counter.WaitAsync();
        var old = Assert.Single(_counter.Signups.Waiting).Message;
        _counter.Signups.Waiting.Clear();
        _counter.Time.Advance(TimeSpan.FromMinutes(15));

        await _counter.AskAsync();
        _counter.Mail.Answer = ScriptedChannel.Accepted;
        await _counter.Mailer.SendAsync(old, default);
        Assert.Empty(_counter.Mail.Sent);
        await _counter.WorkAsync();
        await _counter.Mailer.SendAsync(old, default);
        Assert.Single(_counter.Mail.Sent);
    }

    [Fact]
    public async Task A_wish_that_was_confirmed_or_forgotten_meanwhile_is_not_written_to()
    {
        await _counter.AskAsync("confirmed@readers.example");
        await _counter.AskAsync("forgotten@readers.example");
        await _counter.WorkAsync();
        _counter.Mail.Answer = ScriptedChannel.Accepted;
        var confirmed = _counter.Signups.Rows.Single(row => row.Address.StartsWith("confirmed", StringComparison.Ordinal));
        await _counter.Signups.TryWriteAsync(confirmed with { Confirmed = _counter.Time.GetUtcNow() }, default);
        await _counter.Signups.DeleteAsync("weekly", Counter.IdOf("forgotten@readers.example"), default);

        await _counter.WaitAsync();
        await _counter.WaitAsync();

        Assert.Empty(_counter.Mail.Sent);
    }

    [Fact]
    public async Task Whoever_types_an_address_again_and_again_begins_no_more_tries_of_its_mail()
    {
        for (var typed = 0; typed < 8; typed++)
        {
            await _counter.AskAsync();
            await _counter.WorkAsync();
        }

        Assert.Equal(1, Assert.Single(_counter.Signups.Waiting).Message.Attempt);
    }

    [Fact]
    public async Task A_server_that_says_when_is_asked_then()
    {
        _counter.Mail.Answer = Later with { RetryAfter = TimeSpan.FromHours(3) };
        await _counter.AskAsync();
        await _counter.WorkAsync();

        Assert.InRange((await _counter.WaitAsync())!.Value, TimeSpan.FromHours(3), TimeSpan.FromHours(3.3));
    }

    [Fact]
    public async Task A_queue_that_takes_nothing_costs_no_mail()
    {
        await _counter.AskAsync();
        Assert.True(_counter.Signups.Messages.TryDequeue(out var message));
        _counter.Signups.QueueFails = true;
        await Assert.ThrowsAsync<IOException>(() => _counter.Mailer.SendAsync(message, default));

        // The host shows the message again.
        (_counter.Signups.QueueFails, _counter.Mail.Answer) = (false, ScriptedChannel.Accepted);
        await _counter.Mailer.SendAsync(message, default);

        Assert.Single(_counter.Mail.Sent);
    }

    [Fact]
    public async Task What_the_host_gave_up_on_is_tried_again_while_its_link_is_good()
    {
        await _counter.AskAsync();
        Assert.True(_counter.Signups.Messages.TryDequeue(out var message));
        await _counter.Mailer.RecoverAsync(message, default);
        _counter.Mail.Answer = ScriptedChannel.Accepted;
        Assert.Equal(TimeSpan.FromMinutes(30), await _counter.WaitAsync());
        Assert.Single(_counter.Mail.Sent);

        await _counter.Mailer.RecoverAsync(message, default);
        Assert.Empty(_counter.Signups.Waiting);

        await _counter.AskAsync("other@readers.example");
        Assert.True(_counter.Signups.Messages.TryDequeue(out message));
        _counter.Time.Advance(MailSchedule.GiveUpAfter);
        await _counter.Mailer.RecoverAsync(message, default);
        Assert.Empty(_counter.Signups.Waiting);
    }

    [Fact]
    public void The_number_of_the_try_is_no_new_version_of_the_message()
    {
        var later = new SignupMessage("weekly", "0123") { Attempt = 3 };

        Assert.Equal(MessageVersion.Current, later.Version);
        Assert.Equal(later, JsonSerializer.Deserialize<SignupMessage>(JsonSerializer.Serialize(later, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
        Assert.DoesNotContain("attempt", JsonSerializer.Serialize(later with { Attempt = 0 }, JsonSerializerOptions.Web), StringComparison.Ordinal);
        Assert.Equal(0, JsonSerializer.Deserialize<SignupMessage>("""{"edition":"weekly","id":"0123"}""", JsonSerializerOptions.Web)!.Attempt);
    }

    [Fact]
    public async Task Who_signs_up_while_an_issue_uses_all_that_the_provider_takes_is_written_to_within_the_next_hour_F8()
    {
        var time = _counter.Time;
        var (begun, provider) = (time.GetUtcNow(), new Provider(time, perMinute: 30, perHour: 100));
        await using var server = new ScriptedSmtpServer();
        server.Answer = (_, line) => line.StartsWith("RCPT TO", StringComparison.Ordinal) && !provider.Takes() ? "451 4.7.1 too many messages" : null;
        var options = Options.Create(new DeliveryOptions { MailsPerMinute = 30, MailsPerHour = 100 });
        var pace = new MailPace(new InMemoryPace(), options, time, NullLogger<MailPace>.Instance);
        await using var notices = new NoticeMail(Options.Create(new MailOptions { Host = "127.0.0.1", Port = server.Port, Security = SmtpSecurity.None }), time, pace: pace);
        _counter.Mail.Other = notices;

        // Copies take what they are granted, each minute, before anybody else.
        var left = 1_000;
        for (var minute = 0; minute < 120; minute++, time.SetUtcNow(begun.AddMinutes(minute)))
        {
            var grant = await pace.ReserveAsync([.. Enumerable.Repeat("readers.example", Math.Min(left, 64))], default);
            left -= grant.Granted.Count(granted => granted && provider.Takes());
            if (minute is 10 or 20)
                await _counter.AskAsync($"reader{minute}@readers.example");
            await _counter.WorkAsync();
            while (_counter.Signups.Waiting.Exists(waiting => waiting.Due <= time.GetUtcNow()))
                await _counter.HandleDueAsync();
        }

        Assert.Equal(2, _counter.Signups.Rows.Count);
        Assert.All(_counter.Signups.Rows, row => Assert.InRange(row.Sent!.Value - begun, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(75)));
        Assert.All(_counter.Signups.Rows, row => Assert.InRange(row.Tries, 2, 5));
        // They cost the issue two places or few more, and nothing else.
        Assert.InRange(1_000 - left, 190, 198);
    }

    /// <summary>Counts what it took over any minute and any hour.</summary>
    private sealed class Provider(TimeProvider time, int perMinute, int perHour)
    {
        private readonly List<DateTimeOffset> _taken = [];

        public bool Takes()
        {
            var now = time.GetUtcNow();
            if (_taken.Count(at => at > now.AddMinutes(-1)) >= perMinute || _taken.Count(at => at > now.AddHours(-1)) >= perHour)
                return false;
            _taken.Add(now);
            return true;
        }
    }
}
