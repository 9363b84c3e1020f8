using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Signups;
using Digest.Core.Templates;
using Digest.Tests.Infrastructure;
using Digest.Tests.Templates;
using Microsoft.Extensions.Logging.Abstractions;

namespace Digest.Tests.Subscribers;

public sealed class ConsentTests
{
    private Counter _counter = new();
    private static readonly string Id = Counter.IdOf(Counter.Address);

    [Fact]
    public async Task The_proof_of_a_consent_says_who_when_where_and_to_which_words_M34()
    {
        var asked = _counter.Time.GetUtcNow();
        await _counter.AskAsync(language: "fr", name: "Layla", source: "form https://news.example", sections: "ثقافة");
        _counter.Time.Advance(TimeSpan.FromMinutes(1));
        await _counter.WorkAsync();
        _counter.Time.Advance(TimeSpan.FromMinutes(9));
        await _counter.ConfirmAsync(Counter.TokenOf(_counter.Mail.Sent[^1].Notice.Text));

        var proof = Assert.Single(await _counter.ConsentsAsync());
        Assert.Equal((ConsentKind.Given, "weekly", Counter.Address, "fr", "newsletter"), (proof.Kind, proof.Edition, proof.Address, proof.Language, proof.Purpose));
        Assert.Equal((asked, "198.51.100.7", "Browser/1", "form https://news.example"), (proof.At, proof.Ip, proof.UserAgent, proof.Source));
        Assert.Equal((asked.AddMinutes(1), asked.AddMinutes(10), "203.0.113.9", "2026-11"), (proof.ConfirmationSent, proof.Confirmed, proof.ConfirmationIp, proof.PrivacyNotice));
        Assert.Contains("recevoir", proof.Wording, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof.Wording!))), proof.WordingHash);
        Assert.NotEmpty(proof.TokenId!);
        var reader = (await _counter.FindAsync())!;
        Assert.Equal(("Layla", "fr"), (reader.Name, reader.Language));
        Assert.Equal(["ثقافة"], reader.Sections);
    }

    [Fact]
    public async Task Leaving_holds_at_once_and_is_recorded_once_however_often_it_is_asked_F24_M33_M34()
    {
        await _counter.SubscribedAsync();
        _counter.Time.Advance(TimeSpan.FromDays(1));
        for (var click = 0; click < 3; click++)
        {
            Assert.True(await _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "one-click", "198.51.100.8", default));
            Assert.Equal(0, await _counter.Subscribers.CountActiveAsync("weekly", default));
            _counter.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var records = await _counter.ConsentsAsync();
        Assert.Equal([ConsentKind.Given, ConsentKind.Withdrawn], records.Select(record => record.Kind));
        Assert.Equal(("one-click", "198.51.100.8"), (records[1].Source, records[1].Ip));
        Assert.Equal("unsubscribed", (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
    }

    [Fact]
    public async Task The_words_of_a_consent_are_those_that_the_page_shows_above_its_button_for_each_kind_of_receiver_M34()
    {
        await _counter.AskAsync(language: "fr");
        await _counter.Desk.RequestAsync(_counter.Edition, new SignupRequest { Email = Counter.Address, Channel = ChannelKind.Webhook, Receiver = "https://hooks.example.org/s", Language = "fr", Source = "api" }, default);

        Assert.Equal(2, _counter.Signups.Rows.Count);
        Assert.All(_counter.Signups.Rows, wish =>
        {
            var isReader = wish.Receiver is null;
            var content = new PageContent { Consent = wish.Wording, PrivacyUrl = _counter.Edition.PrivacyNotice, Receiver = isReader ? null : new PageReceiver("Webhook", "hooks.example.org", null, null, IsPublicKey: false) };
            var page = new HtmlParser().ParseDocument(new PageRenderer(new TemplateFolder()).Render(_counter.Edition.In("fr"), isReader ? "pages/confirm.html" : "pages/receiver.html", "ask", content));
            var asked = page.QuerySelector("form:has(button)")!;
            Assert.Contains(wish.Wording!, asked.TextContent, StringComparison.Ordinal);
            Assert.Equal(_counter.Edition.PrivacyNotice, asked.QuerySelector("a")!.GetAttribute("href"));
            Assert.Equal(isReader, wish.Wording!.Contains("par courriel", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Leaving_that_is_cut_short_anywhere_holds_and_the_next_click_repairs_its_proof_M34()
    {
        var cuts = 0;
        for (var isCut = true; isCut; cuts += isCut ? 1 : 0)
        {
            _counter = new Counter();
            await _counter.SubscribedAsync();
            _counter.Time.Advance(TimeSpan.FromDays(1));
            var left = _counter.Time.GetUtcNow();
            _counter.Faults.CrashAt = _counter.Faults.Steps + (2 * (cuts + 1));
            isCut = await Record.ExceptionAsync(() => _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "one-click", "198.51.100.8", default)) is SimulatedCrash;
            _counter.Faults.CrashAt = null;
            var holds = (await _counter.FindAsync())!.Status is SubscriberStatus.Unsubscribed;
            _counter.Time.Advance(TimeSpan.FromHours(1));

            Assert.True(await _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "mail", null, default));

            var record = (await _counter.ConsentsAsync())[^1];
            Assert.Equal(2, (await _counter.ConsentsAsync()).Count);
            Assert.Equal(holds ? (ConsentKind.Withdrawn, "one-click", left) : (ConsentKind.Withdrawn, "mail", left.AddHours(1)), (record.Kind, record.Source, record.At));
            Assert.Equal("unsubscribed", (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
            Assert.Empty(_counter.Signups.Rows);
        }

        // After the row, the suppression, the wish and the record.
        Assert.Equal(4, cuts);
    }

    [Fact]
    public async Task Who_hangs_up_after_leaving_has_left_with_a_proof_M34()
    {
        await _counter.SubscribedAsync();
        using var hungUp = new CancellationTokenSource();
        _counter.Faults.AtStep = _ => hungUp.Cancel();

        Assert.True(await _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "one-click", null, hungUp.Token));

        Assert.Equal([ConsentKind.Given, ConsentKind.Withdrawn], (await _counter.ConsentsAsync()).Select(record => record.Kind));
    }

    [Theory]
    [InlineData("5.1.1")]
    [InlineData("complaint")]
    public async Task Who_leaves_although_nothing_is_sent_to_the_address_has_left_at_that_time_and_no_lift_brings_that_back_M33_M34(string reason)
    {
        await _counter.SubscribedAsync();
        await BarAsync(reason);
        _counter.Time.Advance(TimeSpan.FromDays(1));
        var clicked = _counter.Time.GetUtcNow();

        Assert.True(await _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "one-click", "198.51.100.8", default));
        Assert.Equal(reason, (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
        _counter.Time.Advance(TimeSpan.FromDays(1));
        for (var time = 0; time < 2; time++)
            Assert.Equal(LiftOutcome.OwnerLeft, await _counter.Lift.LiftAsync("weekly", Id, "operator", default));

        Assert.Equal(SubscriberStatus.Unsubscribed, (await _counter.FindAsync())!.Status);
        Assert.Equal(new Suppression("weekly", Id, "unsubscribed", clicked), await _counter.Suppressions.FindAsync("weekly", Id, default));
        var records = await _counter.ConsentsAsync();
        Assert.Equal([(ConsentKind.Given, "form"), (ConsentKind.Withdrawn, "one-click"), (ConsentKind.Lifted, "operator")], records.Select(record => (record.Kind, record.Source)));
        Assert.Equal((clicked, "198.51.100.8"), (records[1].At, records[1].Ip));
        // By confirming anew.
        Assert.Equal(SubscriberStatus.Active, (await _counter.SubscribedAsync()).Status);
    }

    [Theory]
    [InlineData("5.1.1")]
    [InlineData("complaint")]
    public async Task What_an_operator_lifts_is_written_to_again_and_has_a_record_also_when_that_was_cut_short_M34(string reason)
    {
        // After the record, the suppression and the row.
        for (var cut = 1; cut <= 3; cut++)
        {
            _counter = new Counter();
            await _counter.SubscribedAsync();
            await BarAsync(reason);
            _counter.Time.Advance(TimeSpan.FromDays(1));
            _counter.Faults.CrashAt = _counter.Faults.Steps + (2 * cut);
            await Assert.ThrowsAsync<SimulatedCrash>(() => _counter.Lift.LiftAsync("weekly", Id, "operator", default));
            _counter.Faults.CrashAt = null;

            await _counter.Lift.LiftAsync("weekly", Id, "operator", default);

            Assert.Equal((SubscriberStatus.Active, "operator"), ((await _counter.FindAsync())!.Status, (await _counter.FindAsync())!.Reason));
            Assert.Null(await _counter.Suppressions.FindAsync("weekly", Id, default));
            Assert.Equal([ConsentKind.Given, ConsentKind.Lifted], (await _counter.ConsentsAsync()).Select(record => record.Kind));
            Assert.Equal(LiftOutcome.NothingToLift, await _counter.Lift.LiftAsync("weekly", Id, "operator", default));
        }
    }

    [Fact]
    public async Task A_lift_brings_back_no_address_whose_owner_had_everything_erased_M35()
    {
        await _counter.SubscribedAsync();
        await _counter.Withdrawals.EraseAsync("weekly", Id, "form", default);
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Id, "complaint", _counter.Time.GetUtcNow()), default);

        Assert.Equal(LiftOutcome.OwnerLeft, await _counter.Lift.LiftAsync("weekly", Id, "operator", default));

        Assert.Equal("erased", (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
        Assert.All(await _counter.ConsentsAsync(), record => Assert.Null(record.Address));
    }

    [Fact]
    public async Task A_leave_that_a_backup_brought_back_is_lifted_for_a_reader_who_has_come_again_since()
    {
        await _counter.SubscribedAsync();
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Id, "unsubscribed", _counter.Time.GetUtcNow()), default);

        Assert.Equal(LiftOutcome.Lifted, await _counter.Lift.LiftAsync("weekly", Id, "operator", default));

        Assert.Null(await _counter.Suppressions.FindAsync("weekly", Id, default));
        Assert.Equal(SubscriberStatus.Active, (await _counter.FindAsync())!.Status);
    }

    // As a report does.
    private async Task BarAsync(string reason)
    {
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Id, reason, _counter.Time.GetUtcNow()), default);
        await _counter.Subscribers.SetStatusAsync("weekly", Id, SubscriberStatus.Suppressed, reason, _counter.Time.GetUtcNow(), default);
    }

    [Fact]
    public async Task A_reader_takes_along_everything_that_is_kept_M35()
    {
        var reader = await _counter.SubscribedAsync();
        await KeepAsync(reader.Id);
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Id, "unsubscribed", _counter.Time.GetUtcNow()), default);

        var data = await _counter.Export.ReadAsync(reader, default);

        Assert.Equal((Counter.Address, SubscriberStatus.Active, "unsubscribed"), (data.Address, data.Status, data.Suppressed?.Reason));
        Assert.Equal("198.51.100.7", Assert.Single(data.Consents).Ip);
        Assert.Equal(("198.51.100.7", "Browser/1"), (data.Wish?.Ip, data.Wish?.UserAgent));
        Assert.Equal((0.5, "4.2.2"), (data.BounceScore, Assert.Single(data.Bounces).Code));
        // The latest issues first, and no more of them than a year has.
        Assert.Equal(ReaderExport.MostIssues, data.Deliveries.Count);
        Assert.Equal(("weekly-2027-W35", DeliveryStatus.Sent, "250"), (data.Deliveries[0].Issue, data.Deliveries[0].Status, data.Deliveries[0].Code));
        Assert.Equal("weekly-2027-W35", Assert.Single(data.Attempts).Subject);
    }

    [Fact]
    public async Task Erasure_leaves_in_no_store_anything_that_leads_back_but_the_hash_that_bars_the_address_M35()
    {
        var reader = await _counter.SubscribedAsync();
        await KeepAsync(reader.Id);
        await ReportAsync(reader.Id);
        await _counter.Withdrawals.EraseAsync("weekly", Id, "form", default);

        Assert.Null(await _counter.FindAsync());
        Assert.Empty(_counter.Signups.Rows);
        Assert.Null(await _counter.Bounces.FindAsync("weekly", Id, default));
        Assert.Empty(await _counter.Attempts.ReadAsync("weekly", Id, default).ToListAsync());
        var left = Assert.Single(await _counter.ConsentsAsync());
        Assert.Equal((ConsentKind.Erased, null, null, null), (left.Kind, left.Address, left.Ip, left.UserAgent));
        var suppression = (await _counter.Suppressions.FindAsync("weekly", Id, default))!;
        Assert.Equal("erased", suppression.Reason);
        // The ledgers of issues keep their rows under the same hash.
        Assert.Contains(_counter.Deliveries.Rows, row => row.Detail!.Contains("mailbox is full", StringComparison.Ordinal));
        Assert.All([left.ToString(), suppression.ToString(), .. _counter.Deliveries.Rows.Select(row => row.ToString())], kept =>
        {
            Assert.DoesNotContain("layla", kept, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("198.51.100", kept, StringComparison.Ordinal);
            Assert.Contains(Id, kept, StringComparison.Ordinal);
        });
    }

    // What issues and receiving sides leave of a reader.
    private async Task KeepAsync(string id)
    {
        var now = _counter.Time.GetUtcNow();
        for (var week = 0; week < 70; week++)
        {
            var issue = new Issue { Edition = "weekly", Week = week < 35 ? $"2026-W{week + 1:D2}" : $"2027-W{week - 34:D2}", From = now, Cut = now, State = IssueState.Finished, Articles = [], Changed = now, Batches = 3, Audience = 1 };
            await _counter.Issues.TryCreateAsync(issue, default);
            var batch = BatchMap.Of(id, 3);
            await _counter.Deliveries.AddMissingAsync(issue.Id, batch, [new DeliveryRow { IssueId = issue.Id, Batch = batch, SubscriberId = id, Status = DeliveryStatus.Sent, Code = "250", Detail = "queued", Attempts = 1, Changed = now }], default);
        }

        var bounced = new BounceRecord { Edition = "weekly", SubscriberId = id }.With(new BounceEntry("weekly-2027-W34", FeedbackKind.SoftBounce, "4.2.2", "smtp", DateOnly.FromDateTime(now.UtcDateTime)));
        Assert.True(await _counter.Bounces.TrySaveAsync(bounced, null, new FeedbackCounts(0, 0), default));
        await _counter.Attempts.AddAsync(new Attempt { Edition = "weekly", SubscriberId = id, At = now, Subject = "weekly-2027-W35", MessageId = DeliveryId.For("weekly-2027-W35", id), Kind = OutcomeKind.Sent, Code = "http 200", Took = TimeSpan.FromSeconds(1) }, default);
    }

    // A report after the mail was accepted, whose words name the address.
    private async Task ReportAsync(string id)
    {
        var lost = new LostCopies(_counter.Issues, _counter.Deliveries, new InMemoryQueue(_counter.Time), _counter.Time, NullLogger<LostCopies>.Instance);
        var desk = new FeedbackDesk(new EditionList([_counter.Edition]), _counter.Subscribers, _counter.Suppressions, _counter.Bounces, _counter.Issues, new SenderFaults(_counter.Issues, NullLogger<SenderFaults>.Instance), lost, _counter.Time, NullLogger<FeedbackDesk>.Instance);
        var report = new FeedbackEvent { Kind = FeedbackKind.SoftBounce, Source = "dsn", Id = "1", IsProven = true, Edition = "weekly", SubscriberId = id, IssueId = "weekly-2027-W33", Code = "4.2.2", Detail = $"<{Counter.Address}>: mailbox is full (of mailto:Layla@Readers.example)" };
        Assert.Equal(FeedbackVerdict.Counted, await desk.ReceiveAsync(report, default));
    }

    [Fact]
    public async Task A_suppression_outlives_the_reader_s_row_and_no_import_lifts_it_M31()
    {
        await _counter.Suppressions.AddAsync(new Suppression("weekly", Id, "complaint", _counter.Time.GetUtcNow()), default);
        await _counter.Subscribers.DeleteAsync("weekly", Id, default);
        await _counter.Withdrawals.EraseAsync("weekly", Id, "operator", default);

        var line = Assert.Single(await _counter.ImportAsync($"email\n LAYLA@Readers.Example \n", overwrite: true));

        Assert.Contains("complaint", line.Why, StringComparison.Ordinal);
        Assert.Null(await _counter.FindAsync());
        Assert.Equal("complaint", (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
    }

    [Fact]
    public async Task A_complaint_in_the_moment_of_confirming_is_not_lifted_M27()
    {
        await _counter.SubscribedAsync();
        await _counter.Withdrawals.UnsubscribeAsync("weekly", Id, "one-click", null, default);
        _counter.Time.Advance(TimeSpan.FromDays(1));
        var token = await _counter.LinkAsync();
        // Between the look at the suppression and its end.
        _counter.Suppressions.Meanwhile = () => _counter.Suppressions.AddAsync(new Suppression("weekly", Id, "complaint", _counter.Time.GetUtcNow()), default).Wait();

        Assert.Null(await _counter.ConfirmAsync(token));

        Assert.Equal("complaint", (await _counter.Suppressions.FindAsync("weekly", Id, default))!.Reason);
        Assert.Equal(SubscriberStatus.Unsubscribed, (await _counter.FindAsync())!.Status);
        Assert.Null(await _counter.ConfirmAsync(token));
    }

    [Theory]
    [InlineData("complaint", false)]
    [InlineData("5.1.1", false)]
    [InlineData("unsubscribed", true)]
    [InlineData("erased", true)]
    [InlineData("bounces 5.2.2", true)]
    public async Task An_address_that_complained_or_does_not_exist_cannot_sign_up_for_an_edition_that_came_later_M27_M31(string reason, bool mayCome)
    {
        await _counter.Suppressions.AddAsync(new Suppression("monday", SubscriberId.For("monday", ChannelKind.Email, Counter.Address), reason, _counter.Time.GetUtcNow()), default);

        Assert.Equal(SignupAnswer.Accepted, await _counter.AskAsync());
        await _counter.WorkAsync();

        Assert.Equal(mayCome ? 1 : 0, _counter.Mail.Sent.Count);
    }

    [Fact]
    public async Task A_link_that_was_sent_before_the_address_complained_of_another_edition_confirms_nothing_M27()
    {
        var token = await _counter.LinkAsync();
        await _counter.Suppressions.AddAsync(new Suppression("monday", SubscriberId.For("monday", ChannelKind.Email, Counter.Address), "complaint", _counter.Time.GetUtcNow()), default);

        Assert.Null(await _counter.ConfirmAsync(token));
        Assert.Null(await _counter.FindAsync());
        Assert.Empty(await _counter.ConsentsAsync());
    }

    [Fact]
    public async Task A_reader_chooses_anew_what_the_edition_offers_and_nothing_else()
    {
        var reader = await _counter.SubscribedAsync();

        Assert.Null(await _counter.Readers.ChooseAsync(_counter.Edition, reader.Id, new("Layla", "de", []), default));
        Assert.Null(await _counter.Readers.ChooseAsync(_counter.Edition, reader.Id, new("Layla", "fr", ["رياضة"]), default));
        var changed = await _counter.Readers.ChooseAsync(_counter.Edition, reader.Id, new("Layla\r\nBcc: x", "fr", ["سياسة", "ثقافة"]), default);

        Assert.Equal(("Layla Bcc: x", "fr", SubscriberStatus.Active), (changed!.Name, changed.Language, changed.Status));
        Assert.Empty(changed.Sections);
    }
}
