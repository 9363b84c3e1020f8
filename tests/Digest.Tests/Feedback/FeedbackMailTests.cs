using Digest.Core.Feedback;
using Digest.Core.Subscribers;

namespace Digest.Tests.Feedback;

public sealed class FeedbackMailTests
{
    private const string Address = "nadia@readers.example";

    private readonly Desk _desk = new();

    [Theory]
    [InlineData("")]
    [InlineData("From MAILER-DAEMON  Sun Nov 22 07:04:11 2026\n")]
    public async Task Postfix_is_understood_also_as_it_pipes_mail_M26(string before)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(before + Reports.Postfix(_desk.Sender(reader), Address, "5.1.1", "smtp; 550 5.1.1 User unknown")));

        Assert.Equal("5.1.1", (await _desk.StateAsync(reader)).Reason);
        Assert.Equal(1, (await _desk.Store.ReadAsync(Desk.Issue, default)).HardBounces);
    }

    [Theory]
    [InlineData("550 5.1.1 <nadia@readers.example>: Recipient address rejected", "5.1.1")]
    [InlineData("550 No such user here", "550")]
    public async Task Exim_is_understood_though_its_status_is_vague_M26(string heard, string reason)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(Reports.Exim(_desk.Sender(reader), Address, heard)));

        Assert.Equal(reason, (await _desk.StateAsync(reader)).Reason);
    }

    [Fact]
    public async Task Old_Exim_is_understood_by_the_recipients_in_its_head_M26()
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(Reports.OldExim(Address, "550 5.1.1 unknown user", _desk.Link(reader))));

        Assert.Equal(1, (await _desk.Store.ReadAsync(Desk.Issue, default)).HardBounces);
    }

    [Fact]
    public async Task Exchange_is_understood_by_the_link_in_what_it_returns_M26()
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(Reports.Exchange("digest@news.example", Address, _desk.Link(reader))));

        Assert.Equal("5.1.10", (await _desk.StateAsync(reader)).Reason);
    }

    [Fact]
    public async Task Gmail_is_understood_M26()
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(Reports.Gmail(_desk.Sender(reader), Address, "failed", "5.1.1", "smtp; 550-5.1.1 The email account does not exist.")));
    }

    [Theory]
    [InlineData("Sorry, no mailbox here by that name. (#5.1.1)", FeedbackVerdict.Suppressed)]
    [InlineData("192.0.2.5 does not like recipient.\nRemote host said: 550 no such user\nGiving up on 192.0.2.5.", FeedbackVerdict.Suppressed)]
    [InlineData("192.0.2.5 failed after I sent the message.\nRemote host said: 554 looks like spam", FeedbackVerdict.Alerted)]
    [InlineData("Recipient's mailbox is full, message returned to sender. (#5.2.2)", FeedbackVerdict.Counted)]
    [InlineData("I wasn't able to establish an SMTP connection.", FeedbackVerdict.Counted)]
    public async Task Qmail_is_understood_M26(string reason, FeedbackVerdict verdict)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([verdict], await _desk.PostAsync(Reports.Qmail(_desk.Sender(reader), Address, reason)));
    }

    [Fact]
    public async Task A_copy_is_known_by_its_token_whatever_address_its_mail_went_to_in_the_end_M25()
    {
        var reader = await _desk.ReaderAsync(Address);
        var rewritten = $"SRS0=HHH=TT=news.example={_desk.Sender(reader).Split('@')[0].ToUpperInvariant()}@forwarder.example";

        Assert.Equal([FeedbackVerdict.Suppressed], await _desk.PostAsync(Reports.Postfix("owner@forwarder.example", "moved@elsewhere.example", "5.1.1", "smtp; 550 5.1.1 no", returned: $"Return-Path: <{rewritten}>")));
    }

    [Theory]
    [InlineData("delayed", "4.4.1", "smtp; connection timed out")]
    [InlineData("delivered", "2.1.5", "smtp; 250 ok")]
    [InlineData("relayed", "5.1.1", "smtp; 550 5.1.1 no")]
    [InlineData("expanded", "2.0.0", "")]
    public async Task Only_what_failed_is_a_bounce_M26(string action, string status, string diagnostic)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Empty(await _desk.PostAsync(Reports.Postfix(_desk.Sender(reader), Address, status, diagnostic, action)));

        Assert.Null(await _desk.Store.FindAsync("weekly", reader.Id, default));
    }

    [Theory]
    [InlineData("4.2.2", "smtp; 452 4.2.2 The mailbox is full", FeedbackVerdict.Counted)]
    [InlineData("5.2.2", "smtp; 552 5.2.2 Over quota", FeedbackVerdict.Counted)]
    [InlineData("4.4.7", "smtp; 451 4.4.1 no answer", FeedbackVerdict.Counted)]
    [InlineData("5.3.0", "smtp; 550 5.3.0 rejected", FeedbackVerdict.Counted)]
    [InlineData("5.7.1", "smtp; 554 5.7.1 Message looks like spam", FeedbackVerdict.Alerted)]
    [InlineData("5.6.0", "smtp; 550 5.6.0 malformed", FeedbackVerdict.Alerted)]
    [InlineData("", "", FeedbackVerdict.Counted)]
    public async Task Only_an_address_that_does_not_exist_suppresses_F29(string status, string diagnostic, FeedbackVerdict verdict)
    {
        var reader = await _desk.ReaderAsync(Address);

        Assert.Equal([verdict], await _desk.PostAsync(Reports.Postfix(_desk.Sender(reader), Address, status, diagnostic)));

        Assert.Equal(SubscriberStatus.Active, (await _desk.StateAsync(reader)).Status);
        Assert.Null(await _desk.SuppressedAsync("weekly", Address));
    }

    [Fact]
    public async Task Automatic_answers_and_other_mail_count_for_nothing_F29()
    {
        var reader = await _desk.ReaderAsync(Address);
        var to = _desk.Sender(reader);
        string[] mails =
        [
            Reports.OutOfOffice(to),
            $"From: someone@else.example\nTo: {to}\nSubject: 550 5.1.1\n\nBuy now: 5.1.1\n",
            $"From: someone@else.example\nTo: {to}\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nfwd\n--b\nContent-Type: message/rfc822\n\n{Reports.Postfix(to, Address, "5.1.1", "smtp; 550 5.1.1 no")}\n--b--\n",
            $"From: reader@receiver.example\nTo: {to}\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\nContent-Type: text/plain\n\nread\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;{Address}\nDisposition: manual-action/MDN-sent-manually; displayed\n--b--\n",
            $"To: {to}\n\n",
            "no head at all",
            "",
        ];

        foreach (var mail in mails)
            Assert.Empty(await _desk.PostAsync(mail));

        Assert.Null(await _desk.Store.FindAsync("weekly", reader.Id, default));
        Assert.Equal(SubscriberStatus.Active, (await _desk.StateAsync(reader)).Status);
    }

    [Fact]
    public async Task A_report_that_anyone_could_have_written_gives_a_point_a_day_and_no_more()
    {
        var reader = await _desk.ReaderAsync(Address);
        var forged = Reports.Postfix("bounces@news.example", Address, "5.1.1", "smtp; 550 5.1.1 User unknown");

        Assert.Equal([FeedbackVerdict.Counted], await _desk.PostAsync(forged));
        Assert.Equal([FeedbackVerdict.Repeated], await _desk.PostAsync(forged.Replace("Message-Id: <", "Message-Id: <x", StringComparison.Ordinal)));
        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal([FeedbackVerdict.Repeated], await _desk.PostAsync(forged));

        Assert.Equal((1, SubscriberStatus.Active), (await _desk.ScoreAsync(reader), (await _desk.StateAsync(reader)).Status));
        Assert.Equal(new FeedbackCounts(0, 0), await _desk.Store.ReadAsync(Desk.Issue, default));
        Assert.Empty(await _desk.PostAsync(forged.Replace("Action: failed", "Action: delayed", StringComparison.Ordinal)));
        Assert.Equal([FeedbackVerdict.Ignored], await _desk.PostAsync(forged.Replace("5.1.1", "5.7.1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reports_that_anyone_could_have_written_suppress_nobody_however_many_come_M30()
    {
        var reader = await _desk.ReaderAsync(Address);

        for (var day = 0; day < 100; day++, _desk.Time.Advance(TimeSpan.FromDays(1)))
        {
            Assert.NotEqual(FeedbackVerdict.Suppressed, Assert.Single(await _desk.PostAsync(Forged(day))));
            Assert.InRange(await _desk.ScoreAsync(reader), 1, BounceRecord.Unproven);
        }

        Assert.False(Lifting.IsBarred(await _desk.StateAsync(reader), await _desk.Suppressions.FindAsync("weekly", reader.Id, default)));
    }

    [Theory]
    [InlineData(3, SubscriberStatus.Active)]
    [InlineData(4, SubscriberStatus.Suppressed)]
    public async Task What_is_proven_weighs_more_than_all_that_anyone_could_have_written_M30(int proven, SubscriberStatus status)
    {
        var reader = await _desk.ReaderAsync(Address);

        for (var day = 0; day < 10; day++, _desk.Time.Advance(TimeSpan.FromDays(1)))
            await _desk.PostAsync(Forged(day));
        for (var week = 1; week <= proven; week++, _desk.Time.Advance(TimeSpan.FromDays(7)))
            await _desk.SmtpAsync(reader, "5.3.0", $"weekly-2027-W{week:D2}");

        Assert.Equal(status, (await _desk.StateAsync(reader)).Status);
    }

    [Fact]
    public async Task Reports_that_anyone_could_have_written_keep_no_points_from_being_forgotten_M30()
    {
        var reader = await _desk.ReaderAsync(Address);
        for (var week = 1; week <= 3; week++, _desk.Time.Advance(TimeSpan.FromDays(1)))
            await _desk.SmtpAsync(reader, "5.3.0", $"weekly-2027-W{week:D2}");

        for (var day = 0; day < BounceRecord.QuietDays; day++, _desk.Time.Advance(TimeSpan.FromDays(1)))
            Assert.Equal([FeedbackVerdict.Ignored], await _desk.PostAsync(Forged(day)));
        await _desk.SmtpAsync(reader, "5.3.0", "weekly-2027-W09");

        Assert.Equal(1, await _desk.ScoreAsync(reader));
    }

    [Fact]
    public async Task A_token_of_somebody_else_s_making_is_none()
    {
        var reader = await _desk.ReaderAsync(Address);
        var forged = $"bounces+{new Digest.Core.Delivery.BounceTokens("another secret, as long as the first").For("weekly", "2026-W47", reader.Id)}@news.example";

        Assert.Equal([FeedbackVerdict.Counted], await _desk.PostAsync(Reports.Postfix(forged, Address, "5.1.1", "smtp; 550 5.1.1 User unknown")));
        Assert.Equal([FeedbackVerdict.Unknown], await _desk.PostAsync(Reports.Postfix(forged, "nobody@readers.example", "5.1.1", "smtp; 550 5.1.1 User unknown")));
    }

    [Fact]
    public async Task A_reader_with_several_mailboxes_is_kept_as_long_as_one_of_them_takes_mail()
    {
        var reader = await _desk.ReaderAsync(Address);
        var report = Reports.Postfix(_desk.Sender(reader), Address, "5.1.1", "smtp; 550 5.1.1 User unknown")
            .Replace("Diagnostic-Code: smtp; 550 5.1.1 User unknown\n", "\nFinal-Recipient: rfc822; second@readers.example\nAction: relayed\nStatus: 2.0.0\n", StringComparison.Ordinal);

        Assert.Empty(await _desk.PostAsync(report));
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_understood_M26()
    {
        var reader = await _desk.ReaderAsync("قارئ@readers.example");
        var report = Reports.Postfix("bounces@news.example", "x", "5.1.1", "smtp; 550 5.1.1 no")
            .Replace("message/delivery-status", "message/global-delivery-status", StringComparison.Ordinal)
            .Replace("Final-Recipient: rfc822; x", @"Final-Recipient: utf-8; \x{642}\x{627}\x{631}\x{626}@readers.example", StringComparison.Ordinal)
            .Replace("Original-Recipient: rfc822;x", "Original-Recipient: utf-8;قارئ@readers.example", StringComparison.Ordinal);

        Assert.Equal(["قارئ@readers.example"], Assert.Single(_desk.Mail.Read(System.Text.Encoding.UTF8.GetBytes(report))).Addresses);
        Assert.Equal([FeedbackVerdict.Counted], await _desk.PostAsync(report));
        Assert.Equal(1, await _desk.ScoreAsync(reader));
    }

    private static string Forged(int number) =>
        Reports.Postfix("bounces@news.example", Address, "5.1.1", "smtp; 550 5.1.1 User unknown").Replace("Message-Id: <", $"Message-Id: <{number}.", StringComparison.Ordinal);

    [Theory]
    [InlineData("abuse", true)]
    [InlineData("fraud", true)]
    [InlineData("Other", true)]
    [InlineData("not-spam", false)]
    [InlineData("auth-failure", false)]
    public async Task A_complaint_suppresses_at_once_unless_it_is_none_M27(string type, bool suppresses)
    {
        var reader = await _desk.ReaderAsync(Address);

        var verdicts = await _desk.PostAsync(Reports.Complaint(_desk.Link(reader), type));

        Assert.Equal(suppresses, verdicts.SequenceEqual([FeedbackVerdict.Suppressed]));
        Assert.Equal(suppresses ? SubscriberStatus.Suppressed : SubscriberStatus.Active, (await _desk.StateAsync(reader)).Status);
        Assert.Equal(suppresses ? "complaint" : null, await _desk.SuppressedAsync("monday", Address));
    }
}
