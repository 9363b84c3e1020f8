using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;

namespace Digest.Tests.Subscribers;

public sealed class SignupTests
{
    private readonly Counter _counter = new();

    [Fact]
    public async Task Nobody_is_a_reader_before_confirming_from_the_mailbox_M36()
    {
        Assert.Equal(SignupAnswer.Accepted, await _counter.AskAsync());
        await _counter.WorkAsync();

        Assert.Null(await _counter.FindAsync());
        Assert.Empty(await _counter.ConsentsAsync());
        Assert.NotNull(await _counter.ConfirmAsync(Counter.TokenOf(Assert.Single(_counter.Mail.Sent).Notice.Text)));
        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync())!.Status);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3600)]
    public async Task Looking_at_the_link_changes_nothing_and_confirming_twice_does_no_harm_F24_M15(int seconds)
    {
        var token = await _counter.LinkAsync();
        _counter.Time.Advance(TimeSpan.FromSeconds(seconds));

        for (var scan = 0; scan < 3; scan++)
            Assert.Null((await _counter.Confirmation.FindAsync(_counter.Edition, token, default))!.Confirmed);
        Assert.Null(await _counter.FindAsync());

        Assert.NotNull((await _counter.ConfirmAsync(token))!.Confirmed);
        var reader = await _counter.FindAsync();
        _counter.Time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.NotNull((await _counter.ConfirmAsync(token))!.Confirmed);
        Assert.Equal(reader, await _counter.FindAsync());
    }

    [Fact]
    public async Task A_scanner_that_opens_the_link_first_leaves_it_good_for_the_reader_and_one_consent_is_kept_F26()
    {
        var token = await _counter.LinkAsync();
        await _counter.Confirmation.FindAsync(_counter.Edition, token, default);
        _counter.Time.Advance(TimeSpan.FromHours(3));

        await _counter.ConfirmAsync(token);
        await _counter.ConfirmAsync(token);

        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync())!.Status);
        Assert.Equal(ConsentKind.Given, Assert.Single(await _counter.ConsentsAsync()).Kind);
        Assert.Single(_counter.Mail.Sent);
    }

    [Theory]
    [InlineData("form")]
    [InlineData("api")]
    public async Task Five_hundred_sign_ups_of_one_machine_in_a_minute_send_few_mails_F28(string source)
    {
        var answers = new List<SignupAnswer>();
        for (var victim = 0; victim < 500; victim++)
        {
            answers.Add(await _counter.AskAsync($"victim{victim}@strangers.example", source: source));
            _counter.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await _counter.WorkAsync();
        Assert.Equal(10, _counter.Mail.Sent.Count);
        Assert.Equal(490, answers.Count(answer => answer == SignupAnswer.TooMany));
    }

    [Fact]
    public async Task Five_hundred_sign_ups_from_everywhere_in_a_minute_send_few_mails_F28()
    {
        for (var bot = 0; bot < 500; bot++)
        {
            await _counter.AskAsync($"victim{bot}@strangers.example", $"198.51.{bot / 250}.{bot % 250}");
            _counter.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await _counter.WorkAsync();
        Assert.Equal(30, _counter.Mail.Sent.Count);
    }

    [Fact]
    public async Task One_network_of_IPv6_is_one_origin_F28()
    {
        var answers = new List<SignupAnswer>();
        for (var bot = 0; bot < 20; bot++)
            answers.Add(await _counter.AskAsync($"victim{bot}@strangers.example", $"2001:db8:1:2::{bot + 1:x}"));

        Assert.Equal(10, answers.Count(answer => answer == SignupAnswer.Accepted));
        Assert.Equal(SignupAnswer.Accepted, await _counter.AskAsync("other@strangers.example", "2001:db8:1:3::1"));
    }

    [Fact]
    public async Task One_address_gets_at_most_three_mails_a_day_however_often_and_from_wherever_it_is_typed_M36()
    {
        for (var hour = 0; hour < 23; hour++)
        {
            Assert.Equal(SignupAnswer.Accepted, await _counter.AskAsync(ip: $"203.0.113.{hour}"));
            Assert.Equal(SignupAnswer.Accepted, await _counter.AskAsync(ip: $"203.0.114.{hour}"));
            await _counter.WorkAsync();
            _counter.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, _counter.Mail.Sent.Count);
        _counter.Time.Advance(TimeSpan.FromHours(1));
        await _counter.AskAsync();
        await _counter.WorkAsync();
        Assert.Equal(4, _counter.Mail.Sent.Count);
    }

    [Fact]
    public async Task Three_mails_a_day_are_three_over_all_editions_and_for_receivers_too_M36()
    {
        foreach (var edition in new[] { _counter.Edition, _counter.Other })
        {
            foreach (var channel in new[] { ChannelKind.Email, ChannelKind.Webhook })
            {
                var wish = new SignupRequest { Email = " Layla@Readers.example", Channel = channel, Receiver = channel is ChannelKind.Email ? null : "https://hooks.example.org/", Source = "api" };
                Assert.Equal(SignupAnswer.Accepted, await _counter.Desk.RequestAsync(edition, wish, default));
                await _counter.WorkAsync();
            }
        }

        Assert.Equal(3, _counter.Mail.Sent.Count);
        _counter.Time.Advance(TimeSpan.FromDays(1));
        await _counter.AskAsync();
        await _counter.WorkAsync();
        Assert.Equal(4, _counter.Mail.Sent.Count);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_strangers_readers_and_those_who_complained_M36()
    {
        await _counter.SubscribedAsync("reader@readers.example");
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Counter.IdOf("angry@readers.example"), "complaint", _counter.Time.GetUtcNow()), default);
        _counter.Time.Advance(TimeSpan.FromHours(2));
        _counter.Mail.Sent.Clear();

        var answers = new[] { await _counter.AskAsync("reader@readers.example"), await _counter.AskAsync("angry@readers.example"), await _counter.AskAsync("stranger@readers.example") };
        Assert.Equal(3, _counter.Signups.Messages.Count);
        await _counter.WorkAsync();

        Assert.All(answers, answer => Assert.Equal(SignupAnswer.Accepted, answer));
        Assert.Equal(["reader@readers.example", "stranger@readers.example"], _counter.Mail.Sent.Select(mail => mail.Recipient.Address));
        Assert.Contains("/api/preferences/weekly/", _counter.Mail.Sent[0].Notice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/api/confirm/", _counter.Mail.Sent[0].Notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_who_types_a_reader_s_address_changes_nothing_of_the_reader_M36()
    {
        var reader = await _counter.SubscribedAsync();
        _counter.Time.Advance(TimeSpan.FromHours(2));

        await _counter.AskAsync(language: "fr", name: "Mallory", sections: "سياسة");
        await _counter.WorkAsync();

        Assert.Equal(reader, await _counter.FindAsync());
    }

    [Fact]
    public async Task A_link_is_good_for_seven_days_and_not_longer_M36()
    {
        var token = await _counter.LinkAsync();
        _counter.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await _counter.Confirmation.FindAsync(_counter.Edition, token, default));
        _counter.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await _counter.ConfirmAsync(token));
        Assert.Null(await _counter.FindAsync());
    }

    [Fact]
    public async Task A_link_confirms_once_so_that_it_brings_nobody_back_who_left_since_M36()
    {
        var token = await _counter.LinkAsync();
        await _counter.ConfirmAsync(token);
        await _counter.Withdrawals.UnsubscribeAsync("weekly", Counter.IdOf(Counter.Address), "one-click", null, default);

        Assert.Null(await _counter.ConfirmAsync(token));
        Assert.Equal(SubscriberStatus.Unsubscribed, (await _counter.FindAsync())!.Status);
    }

    [Fact]
    public async Task A_newer_mail_ends_the_link_of_the_one_before_M36()
    {
        var first = await _counter.LinkAsync();
        _counter.Time.Advance(TimeSpan.FromHours(1));
        var second = await _counter.LinkAsync();

        Assert.Null(await _counter.ConfirmAsync(first));
        Assert.NotNull(await _counter.ConfirmAsync(second));
    }

    [Fact]
    public async Task What_nobody_confirmed_is_forgotten_with_all_that_was_counted_M36()
    {
        await _counter.LinkAsync();
        _counter.Time.Advance(TimeSpan.FromDays(14));
        await _counter.Purge.PurgeAsync(default);
        Assert.Single(_counter.Signups.Rows);
        _counter.Time.Advance(TimeSpan.FromHours(1));

        await _counter.Purge.PurgeAsync(default);

        Assert.Empty(_counter.Signups.Rows);
        Assert.Equal(0, _counter.Signups.Counts);
        Assert.Empty(await _counter.ConsentsAsync());
    }

    [Fact]
    public async Task Tokens_hold_no_address_are_good_for_one_purpose_and_cannot_be_forged_M11()
    {
        var token = await _counter.LinkAsync();
        var id = Counter.IdOf(Counter.Address);
        var preferences = _counter.Links.Preferences(_counter.Edition, id).Segments[^1];

        Assert.Matches("^[0-9a-f]{64}$", token);
        Assert.Matches("^[0-9a-f]{64}$", preferences);
        Assert.Null(_counter.Links.Read("weekly", token));
        Assert.Null(await _counter.ConfirmAsync(preferences));
        Assert.Null(_counter.Links.Read("other", preferences));
        Assert.Null(await _counter.ConfirmAsync(token[..^1] + (token[^1] == '0' ? '1' : '0')));
        Assert.NotNull(await _counter.ConfirmAsync(token));
    }

    [Fact]
    public async Task Who_fills_the_field_that_people_do_not_see_gets_the_same_answer_and_nothing_else_F28()
    {
        var answer = await _counter.Desk.RequestAsync(_counter.Edition, new SignupRequest { Email = Counter.Address, Trap = "https://spam.example", Source = "form" }, default);

        Assert.Equal(SignupAnswer.Accepted, answer);
        Assert.Empty(_counter.Signups.Rows);
        Assert.Empty(_counter.Signups.Messages);
    }

    [Theory]
    [InlineData("layla", "ar")]
    [InlineData(null, "ar")]
    [InlineData("layla@localhost", "ar")]
    [InlineData("layla@readers.example\r\nBcc: all@readers.example", "ar")]
    [InlineData("layla@readers.example", "de")]
    public async Task What_cannot_be_is_refused_before_anything_is_counted(string? email, string language)
    {
        Assert.NotEqual(SignupAnswer.Accepted, await _counter.AskAsync(email, language: language));

        Assert.Equal(0, _counter.Signups.Counts);
    }

    [Fact]
    public async Task A_reader_who_left_comes_back_by_confirming_anew()
    {
        await _counter.SubscribedAsync();
        await _counter.Withdrawals.UnsubscribeAsync("weekly", Counter.IdOf(Counter.Address), "one-click", null, default);
        _counter.Time.Advance(TimeSpan.FromDays(1));

        var reader = await _counter.SubscribedAsync();

        Assert.Equal(SubscriberStatus.Active, reader.Status);
        Assert.Null(await _counter.Suppressions.FindAsync("weekly", reader.Id, default));
        Assert.Equal([ConsentKind.Given, ConsentKind.Withdrawn, ConsentKind.Given], (await _counter.ConsentsAsync()).Select(record => record.Kind));
    }

    [Theory]
    [InlineData("complaint")]
    [InlineData("5.1.1")]
    public async Task Who_complained_or_bounced_is_not_asked_and_a_link_from_before_lifts_nothing_M31(string reason)
    {
        var token = await _counter.LinkAsync();
        var id = Counter.IdOf(Counter.Address);
        await _counter.Suppressions.AddAsync(new Suppression("weekly", id, reason, _counter.Time.GetUtcNow()), default);

        Assert.Null(await _counter.ConfirmAsync(token));
        _counter.Time.Advance(TimeSpan.FromHours(1));
        await _counter.AskAsync();
        await _counter.WorkAsync();

        Assert.Single(_counter.Mail.Sent);
        Assert.Equal(reason, (await _counter.Suppressions.FindAsync("weekly", id, default))!.Reason);
        Assert.Null(await _counter.FindAsync());
    }
}
