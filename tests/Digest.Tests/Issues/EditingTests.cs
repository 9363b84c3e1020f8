using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Issues;

/// <summary>What editors do with an issue before its readers have it.</summary>
public sealed class EditingTests
{
    private static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private readonly Newsroom _newsroom = new();

    [Fact]
    public async Task The_coming_issue_can_be_seen_at_any_time_and_nothing_is_stored_by_it()
    {
        var article = await _newsroom.UploadArticleAsync(1);
        var issue = await _newsroom.Desk.FindAsync("weekly", CancellationToken.None);

        Assert.Equal(("weekly-2026-W47", IssueState.Draft, Cut), (issue.Id, issue.State, issue.Cut));
        Assert.Equal([article.Id], (await _newsroom.Desk.ReadAsync(issue, CancellationToken.None)).Stories.Select(story => story.Told.Id));
        Assert.Equal(issue.Articles, (await _newsroom.Desk.FindAsync("weekly-2026-W47", CancellationToken.None)).Articles);
        Assert.Empty(_newsroom.Issues.Rows);
    }

    [Fact]
    public async Task What_an_editor_changes_before_the_cut_is_in_the_issue()
    {
        await _newsroom.SubscribeAsync(1);
        var articles = new List<string>();
        for (var number = 1; number <= 4; number++)
            articles.Add((await _newsroom.UploadArticleAsync(number)).Id);
        await EditAsync(edits => edits.WithNote("كلمة إلى القراء"));
        await EditAsync(edits => edits.WithOrder([articles[2], articles[1]]).WithDropped(articles[0]));
        await EditAsync(edits => edits.WithRewrite(articles[2], "عنوان من هيئة التحرير", null));
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        var rendered = Assert.Single(_newsroom.Mail.Rendered);
        Assert.StartsWith("عنوان من هيئة التحرير", rendered.Subject, StringComparison.Ordinal);
        Assert.Contains("كلمة إلى القراء", rendered.EmailText, StringComparison.Ordinal);
        Assert.Contains("كلمة إلى القراء", rendered.EmailHtml, StringComparison.Ordinal);
        Assert.Contains("كلمة إلى القراء", rendered.WebHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("رقم 1 ", rendered.EmailText, StringComparison.Ordinal);
        Assert.True(rendered.EmailText.IndexOf("رقم 3", StringComparison.Ordinal) < rendered.EmailText.IndexOf("رقم 2", StringComparison.Ordinal));
        Assert.DoesNotContain("معاينة", rendered.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_article_is_not_told_later_either()
    {
        var article = await _newsroom.UploadArticleAsync(1);
        await _newsroom.UploadArticleAsync(2);
        await EditAsync(edits => edits.WithDropped(article.Id));
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromDays(8));

        Assert.Equal([IssueState.Finished, IssueState.Empty], _newsroom.Issues.Rows.Select(issue => issue.State));
    }

    [Fact]
    public async Task A_hold_before_the_cut_keeps_the_issue_until_it_is_approved()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromDays(3));
        Assert.Equal((IssueState.Held, "Held by an editor."), (_newsroom.Issues.Rows.Single().State, _newsroom.Issues.Rows.Single().Reason));
        Assert.Empty(_newsroom.Mail.Tried);

        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(IssueState.Finished, _newsroom.Issues.Rows.Single().State);
        Assert.Single(_newsroom.Mail.AcceptedCopies);
    }

    [Fact]
    public async Task A_hold_is_taken_back_before_the_cut()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Single(_newsroom.Mail.AcceptedCopies);
    }

    [Fact]
    public async Task An_issue_that_was_rendered_but_not_planned_can_still_be_held_changed_and_approved()
    {
        await _newsroom.SubscribeAsync(2);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.Desk.HoldAsync("weekly-2026-W47", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Empty(_newsroom.Mail.Tried);

        await EditAsync(edits => edits.WithNote("تصويب قبل الإرسال"));
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, _newsroom.Mail.AcceptedCopies.Count);
        Assert.Contains("تصويب قبل الإرسال", _newsroom.Mail.Rendered.Last().EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_meets_the_rendering_is_not_lost()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.TickAsync();
        await _newsroom.Desk.ApproveAsync("weekly", CancellationToken.None);
        var stale = _newsroom.Issues.Rows.Single();
        await EditAsync(edits => edits.WithNote("في آخر لحظة"));
        // What the renderer would store now is based on the row before the change.
        Assert.Null(await _newsroom.Issues.TryUpdateAsync(stale with { State = IssueState.Rendered }, CancellationToken.None));
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        Assert.Contains("في آخر لحظة", _newsroom.Mail.Rendered.Single().EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_issue_goes_out_after_all_if_it_is_approved_before_the_next()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        await _newsroom.Desk.HoldAsync("weekly", CancellationToken.None);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        await _newsroom.Desk.DropAsync("weekly", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(IssueState.Dropped, _newsroom.Issues.Rows.Single().State);

        await _newsroom.Desk.ApproveAsync("weekly-2026-W47", CancellationToken.None);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));
        Assert.Equal(IssueState.Finished, _newsroom.Issues.Rows.Single().State);
    }

    [Fact]
    public async Task What_has_gone_out_is_not_changed_held_or_dropped()
    {
        await _newsroom.SubscribeAsync(1);
        await _newsroom.UploadArticleAsync(1);
        _newsroom.Time.SetUtcNow(Cut);
        await _newsroom.LiveAsync(TimeSpan.FromHours(1));

        foreach (var change in new Func<Task<Issue>>[]
        {
            () => _newsroom.Desk.EditAsync("weekly-2026-W47", edits => edits.WithNote("x"), CancellationToken.None),
            () => _newsroom.Desk.HoldAsync("weekly-2026-W47", CancellationToken.None),
            () => _newsroom.Desk.DropAsync("weekly-2026-W47", CancellationToken.None),
            () => _newsroom.Desk.ApproveAsync("weekly-2026-W47", CancellationToken.None),
        })
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(change);
            Assert.Contains("finished", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_issue_is_answered_with_what_there_is()
    {
        var error = await Assert.ThrowsAsync<KeyNotFoundException>(() => _newsroom.Desk.FindAsync("daily", CancellationToken.None));
        Assert.Contains("weekly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_is_what_readers_will_get_but_for_its_mark_and_leaves_the_ledger_alone()
    {
        await _newsroom.UploadArticleAsync(1);
        var edition = _newsroom.Editions["weekly"];
        var issue = await _newsroom.Desk.FindAsync("weekly", CancellationToken.None);
        await _newsroom.Previews.SendAsync(edition, issue, "me@news.example", CancellationToken.None);
        await _newsroom.Previews.SendAsync(edition, issue, "me@news.example", CancellationToken.None);

        Assert.Equal(["me@news.example", "me@news.example"], _newsroom.Mail.AcceptedCopies.Select(copy => copy.Subscriber.Address));
        Assert.Contains("معاينة", _newsroom.Mail.Rendered.First().EmailText, StringComparison.Ordinal);
        Assert.Empty(_newsroom.Deliveries.Rows);
        Assert.Empty(_newsroom.Issues.Rows);
    }

    [Fact]
    public async Task A_test_mail_is_counted_and_waits_while_no_mail_may_go_out()
    {
        _newsroom.DeliveryOptions.MailsPerHour = 10;
        await _newsroom.UploadArticleAsync(1);
        var edition = _newsroom.Editions["weekly"];
        var issue = await _newsroom.Desk.FindAsync("weekly", CancellationToken.None);
        await _newsroom.Pace.CloseAsync(TimeSpan.FromMinutes(20), CancellationToken.None);

        var early = await _newsroom.Previews.SendAsync(edition, issue, "me@news.example", CancellationToken.None);
        _newsroom.Time.Advance(TimeSpan.FromMinutes(20));
        var late = await _newsroom.Previews.SendAsync(edition, issue, "me@news.example", CancellationToken.None);

        Assert.Equal((OutcomeKind.Deferred, DeliveryRules.Paced), (early.Kind, early.Code));
        Assert.Equal(OutcomeKind.Sent, late.Kind);
        Assert.Equal(1, (await _newsroom.Pace.ReadAsync(CancellationToken.None)).Hour.Used);
    }

    [Fact]
    public void An_order_replaces_the_one_before_and_a_pin_moves_within_it()
    {
        var edits = IssueEdits.None.WithOrder(["a", "b", "c"]).WithPin("c", 1).WithPin("d", 2).WithoutPin("b");
        Assert.Equal(["c", "d", "a"], edits.Pinned);
    }

    [Fact]
    public void An_article_is_either_pinned_or_dropped()
    {
        var edits = IssueEdits.None.WithPin("a", 1).WithDropped("a");
        Assert.Empty(edits.Pinned);
        Assert.Equal(["a"], edits.Dropped);
        Assert.Equal(["a"], edits.WithPin("a", 1).Pinned);
        Assert.Empty(edits.WithPin("a", 1).Dropped);
    }

    [Fact]
    public void Words_that_are_too_long_are_refused_with_their_limit()
    {
        Assert.Contains("1000", Assert.Throws<ArgumentException>(() => IssueEdits.None.WithNote(new string('x', 1001))).Message, StringComparison.Ordinal);
        Assert.Contains("20 lines", Assert.Throws<ArgumentException>(() => IssueEdits.None.WithNote(new string('\n', 20))).Message, StringComparison.Ordinal);
        Assert.Contains("300", Assert.Throws<ArgumentException>(() => IssueEdits.None.WithRewrite("a", new string('x', 301), null)).Message, StringComparison.Ordinal);
    }

    private Task<Issue> EditAsync(Func<IssueEdits, IssueEdits> change) => _newsroom.Desk.EditAsync("weekly", change, CancellationToken.None);
}
