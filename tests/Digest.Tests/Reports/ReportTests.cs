using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Reports;

public sealed class ReportTests
{
    [Theory]
    [InlineData("ar", DigitSystem.Arabic, "أُرسل عدد ٢٢ نوفمبر ٢٠٢٦ إلى القراء.", "على القائمة: ١٣ قارئًا", "أُرسل إليهم: ٩ قراء (٦٩٫٢٪)", "أخفق الإرسال إليهم: قارئان (١٥٫٤٪)", "تركوا النشرة منذ إرساله: قارئ واحد (٩٫١٪)", "العنوان غير موجود", "تعذرت قراءتها: ملفان", "في هذا العدد: مقال واحد")]
    [InlineData("en", DigitSystem.OfLocale, "The issue of 22 November 2026 went out to its readers.", "On the list: 13 readers", "Sent to: 9 readers (69.2%)", "Failed: 2 readers (15.4%)", "Left since it was sent: one reader (9.1%)", "no such address", "Could not be read: 2 files", "In this issue: one story")]
    [InlineData("fr", DigitSystem.OfLocale, "Le numéro du 22 novembre 2026 a été envoyé à ses lecteurs.", "Sur la liste\u00A0: 13 lecteurs", "Envoyé à\u00A0: 9 lecteurs (69,2\u00A0%)", "En échec\u00A0: 2 lecteurs (15,4\u00A0%)", "Se sont désabonnés depuis l’envoi\u00A0: 1 lecteur (9,1\u00A0%)", "adresse inexistante", "Illisibles\u00A0: 2 fichiers", "Dans ce numéro\u00A0: 1 article")]
    public async Task An_editor_reads_what_went_out_to_how_many_what_failed_and_what_was_rejected_but_no_readers_address(string language, DigitSystem digits, params string[] words)
    {
        var room = new ReportRoom(edition => (edition.Language, edition.Digits) = (language, digits), copy => copy.Subscriber.Address switch
        {
            "reader1@example.org" or "reader2@example.org" => new(OutcomeKind.Refused, "5.1.1", $"<{copy.Subscriber.Address}>: no such user") { Fault = DeliveryFault.Recipient },
            "reader3@example.org" => new(OutcomeKind.Uncertain, "timeout", "no answer"),
            _ => ScriptedChannel.Accepted,
        });
        var newsroom = room.Newsroom;
        await newsroom.SubscribeAsync(13);
        await newsroom.Suppressions.AddAsync(new Suppression("weekly", SubscriberId.For("weekly", ChannelKind.Email, "reader4@example.org"), "complaint", newsroom.Time.GetUtcNow()), default);
        for (var number = 1; number <= 3; number++)
            await newsroom.UploadArticleAsync(number);
        await newsroom.UploadAsync("blank.txt", "");
        await newsroom.UploadAsync("فارغ.md", " ");
        newsroom.Time.SetUtcNow(ReportRoom.Cut);
        await room.LiveAsync(TimeSpan.FromMinutes(30));
        Assert.Empty(room.Mail.Sent);
        await newsroom.Suppressions.AddAsync(new Suppression("weekly", SubscriberId.For("weekly", ChannelKind.Email, "reader5@example.org"), Lifting.Unsubscribed, newsroom.Time.GetUtcNow()), default);
        await room.LiveAsync(TimeSpan.FromDays(3));

        var (_, recipient, notice) = Assert.Single(room.Mail.Sent);
        Assert.Equal(ReportRoom.Editor, recipient.Address);
        Assert.Contains(digits is DigitSystem.Arabic ? "٢٢ نوفمبر ٢٠٢٦" : "2026", notice.Subject, StringComparison.Ordinal);
        Assert.Contains("البلدية تفتتح الحديقة رقم", notice.Text, StringComparison.Ordinal);
        foreach (var part in new[] { Plain(notice.Text), Plain(notice.Html) })
        {
            Assert.All(words, word => Assert.Contains(word, part, StringComparison.Ordinal));
            Assert.All(["5.1.1", "timeout", "blank.txt", "فارغ.md", "digest issues retry weekly-2026-W47", "digest parse FILE --explain"], word => Assert.Contains(word, part, StringComparison.Ordinal));
            Assert.DoesNotContain("example.org", part, StringComparison.Ordinal);
            Assert.DoesNotContain("{", part[(part.IndexOf("</style>", StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_week_without_an_issue_is_told_at_once_with_the_reason_and_once()
    {
        var room = await ReportRoom.AfterFirstIssueAsync(edition => edition.Languages = ["ar"]);
        await room.Newsroom.UploadAsync("english.txt", "The library lends tools\n\nDrills, ladders and a sewing machine can be borrowed for a week with an ordinary library card, and they often are.");
        await room.Newsroom.UploadAsync("empty.txt", "");
        room.ToNextCut();
        await room.LiveAsync(TimeSpan.FromMinutes(5));
        var notice = Assert.Single(room.Mail.Sent).Notice;
        await room.LiveAsync(TimeSpan.FromDays(6));

        Assert.Single(room.Mail.Sent);
        Assert.Contains("لا عدد في 29 نوفمبر 2026", notice.Subject, StringComparison.Ordinal);
        foreach (var part in new[] { Plain(notice.Text), Plain(notice.Html) })
            Assert.All(["لم يكن لدينا أي مقال صالح للنشر", "تعذرت قراءتها: ملف واحد", "empty.txt", "ليست بلغة من لغات النشرة أو في قسم من أقسامها: ملف واحد", "ارفعوا مقالات العدد التالي قبل موعده", "الأحد 6 ديسمبر 2026"], word => Assert.Contains(word, part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_issue_that_waits_for_approval_is_told_of_after_two_hours_and_again_when_it_went_out()
    {
        var room = await ReportRoom.AfterFirstIssueAsync(edition => edition.Approval = ApprovalPolicy.Required);
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        await room.LiveAsync(TimeSpan.FromHours(1.9));
        Assert.Empty(room.Mail.Sent);
        await room.LiveAsync(TimeSpan.FromHours(5));
        var late = Assert.Single(room.Mail.Sent);
        Assert.Contains("digest issues approve weekly-2026-W48", late.Notice.Text, StringComparison.Ordinal);
        Assert.Contains("رقم 2", late.Notice.Text, StringComparison.Ordinal);

        await room.Newsroom.Desk.ApproveAsync("weekly-2026-W48", default);
        await room.LiveAsync(TimeSpan.FromHours(5));
        Assert.Equal(2, room.Mail.Sent.Count);
        Assert.Contains("أُرسل عدد 29 نوفمبر 2026", room.Mail.Sent[1].Notice.Subject, StringComparison.Ordinal);
        Assert.NotEqual(late.Recipient.Id, room.Mail.Sent[1].Recipient.Id);
    }

    [Fact]
    public async Task A_deployment_to_which_no_article_comes_tells_its_editor_each_week_and_where_to_look()
    {
        var room = new ReportRoom();
        room.Newsroom.Time.SetUtcNow(ReportRoom.Cut.AddHours(1));
        await room.LiveAsync(TimeSpan.FromDays(6));
        Assert.Empty(room.Mail.Sent);
        await room.LiveAsync(TimeSpan.FromDays(2));
        var first = Assert.Single(room.Mail.Sent).Notice;
        await room.LiveAsync(TimeSpan.FromDays(7));

        Assert.Equal(2, room.Mail.Sent.Count);
        Assert.Contains("لا عدد في 29 نوفمبر 2026", first.Subject, StringComparison.Ordinal);
        foreach (var part in new[] { Plain(first.Text), Plain(first.Html) })
            Assert.All(["لم يكن لدينا أي مقال صالح للنشر", "فلم يُلتفت إلى أي منها", "digest doctor articles"], word => Assert.Contains(word, part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_issue_that_nobody_approved_until_the_next_was_due_is_told_of_once_more_and_no_more()
    {
        var room = await ReportRoom.AfterFirstIssueAsync(edition => edition.Approval = ApprovalPolicy.Required);
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        await room.LiveAsync(TimeSpan.FromDays(7));
        Assert.Contains("digest issues approve weekly-2026-W48", Assert.Single(room.Mail.Sent).Notice.Text, StringComparison.Ordinal);
        room.Mail.Sent.Clear();

        await room.LiveAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, room.Mail.Sent.Count);
        Assert.Contains("لا عدد في 29 نوفمبر 2026", room.Mail.Sent[0].Notice.Subject, StringComparison.Ordinal);
        Assert.Contains("6 ديسمبر 2026", room.Mail.Sent[1].Notice.Subject, StringComparison.Ordinal);
        // What it left is in the next one: there is nothing to approve any more.
        Assert.DoesNotContain("digest issues approve", room.Mail.Sent[0].Notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_halted_issue_that_ends_after_the_next_was_cut_is_told_to_its_end()
    {
        var room = await ReportRoom.AfterFirstIssueAsync();
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        await room.Newsroom.TickAsync();
        await room.Newsroom.Planner.PlanAsync("weekly-2026-W48", default);
        await room.Newsroom.Watch.HaltAsync("weekly-2026-W48", "Too many bounces.", default);
        await room.LiveAsync(TimeSpan.FromDays(6.5));
        await room.Newsroom.UploadArticleAsync(3);
        await room.LiveAsync(TimeSpan.FromDays(1));
        Assert.Equal(["weekly-2026-W48 false", "weekly-2026-W49 true"], Told(room));

        await room.Newsroom.Dispatch.ResumeAsync("weekly-2026-W48", default);
        await room.LiveAsync(TimeSpan.FromDays(3));
        Assert.Equal(["weekly-2026-W48 true", "weekly-2026-W49 true"], Told(room));
        Assert.Equal(3, room.Mail.Sent.Count);
        Assert.Contains("أُرسل عدد 29 نوفمبر 2026", room.Mail.Sent[2].Notice.Subject, StringComparison.Ordinal);

        static IEnumerable<string> Told(ReportRoom room) => room.Newsroom.Issues.Rows.Skip(1).Select(issue => $"{issue.Id} {(issue.Reported is null ? "false" : "true")}");
    }

    [Fact]
    public async Task An_issue_that_cannot_be_told_of_keeps_back_no_other()
    {
        var room = await ReportRoom.AfterFirstIssueAsync(edition => edition.Approval = ApprovalPolicy.Required);
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        room.Mail.Answer = new DeliveryOutcome(OutcomeKind.Deferred, "4.4.1", "down");
        await room.LiveAsync(TimeSpan.FromDays(7));
        room.Mail.Answer = ScriptedChannel.Accepted;
        await room.LiveAsync(TimeSpan.FromHours(4));

        Assert.Equal(2, room.Mail.Sent.Count);
    }

    [Fact]
    public async Task A_halted_issue_is_told_with_its_reason_and_both_ways_out()
    {
        var room = await ReportRoom.AfterFirstIssueAsync();
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        await room.Newsroom.TickAsync();
        await room.Newsroom.Planner.PlanAsync("weekly-2026-W48", default);
        await room.Newsroom.Watch.HaltAsync("weekly-2026-W48", "12 of 100 copies bounced, the last <someone@example.org>.", default);
        await room.LiveAsync(TimeSpan.FromDays(2));

        var text = Assert.Single(room.Mail.Sent).Notice.Text;
        Assert.All(["12 of 100 copies bounced, the last …", "digest issues resume weekly-2026-W48", "digest issues cancel weekly-2026-W48", "ما زالوا ينتظرونه: قارئ واحد"], word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_workers_and_a_lost_answer_make_one_mail()
    {
        var room = await ReportRoom.AfterFirstIssueAsync();
        room.ToNextCut();
        room.Mail.Answer = new DeliveryOutcome(OutcomeKind.Uncertain, "timeout", "no answer");
        await room.LiveAsync(TimeSpan.FromMinutes(5));
        room.Mail.Answer = ScriptedChannel.Accepted;
        await room.LiveAsync(TimeSpan.FromHours(2));
        Assert.Empty(room.Mail.Sent);

        var other = await ReportRoom.AfterFirstIssueAsync();
        other.ToNextCut();
        await other.Newsroom.TickAsync();
        await Task.WhenAll(other.Worker().SendDueAsync(default), other.Worker().SendDueAsync(default));
        Assert.Single(other.Mail.Sent);
    }

    [Fact]
    public async Task A_deferred_mail_is_tried_again_until_it_is_no_news()
    {
        var room = await ReportRoom.AfterFirstIssueAsync();
        room.ToNextCut();
        room.Mail.Answer = new DeliveryOutcome(OutcomeKind.Deferred, "4.7.1", "greylisted");
        await room.LiveAsync(TimeSpan.FromMinutes(25));
        room.Mail.Answer = ScriptedChannel.Accepted;
        await room.LiveAsync(TimeSpan.FromHours(1));
        Assert.Single(room.Mail.Sent);

        room = await ReportRoom.AfterFirstIssueAsync();
        room.ToNextCut();
        room.Mail.Answer = new DeliveryOutcome(OutcomeKind.Deferred, "4.4.1", "down");
        await room.LiveAsync(TimeSpan.FromDays(1.1));
        room.Mail.Answer = ScriptedChannel.Accepted;
        await room.LiveAsync(TimeSpan.FromHours(2));
        Assert.Empty(room.Mail.Sent);
    }

    [Fact]
    public async Task Without_an_editor_nobody_is_mailed_and_the_report_can_still_be_read()
    {
        var room = await ReportRoom.AfterFirstIssueAsync(edition => edition.EditorAddress = null);
        await room.Newsroom.UploadArticleAsync(2);
        room.ToNextCut();
        await room.LiveAsync(TimeSpan.FromHours(3));
        Assert.Empty(room.Mail.Sent);

        await room.Newsroom.Amendments.RecallAsync("weekly-2026-W48", default);
        Assert.Contains("أُرسل عدد 22 نوفمبر 2026", (await room.Desk.RenderAsync("weekly-2026-W47", default)).Subject, StringComparison.Ordinal);
        Assert.Contains("سُحب عدد 29 نوفمبر 2026", (await room.Desk.RenderAsync("weekly", default)).Subject, StringComparison.Ordinal);
        Assert.Contains("digest issues list", (await Assert.ThrowsAsync<KeyNotFoundException>(() => room.Desk.RenderAsync("weekly-2026-W49", default))).Message, StringComparison.Ordinal);
    }

    // Without marks of direction, and without the spaces that html folds.
    private static string Plain(string text) => string.Concat(text.Where(c => c is not ('\u200E' or '\u200F' or '\u2066' or '\u2067' or '\u2068' or '\u2069'))).Replace("<bdi>", "", StringComparison.Ordinal).Replace("</bdi>", "", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal);
}
