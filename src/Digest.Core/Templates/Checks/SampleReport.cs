using Digest.Core.Delivery;
using Digest.Core.Delivery.Control;
using Digest.Core.Feedback;
using Digest.Core.Issues;
using Digest.Core.Templates.Notices;

namespace Digest.Core.Templates.Checks;

/// <summary>A report to try templates on, with a line of everything that one may have.</summary>
internal static class SampleReport
{
    public static NoticeReport Of(string language)
    {
        var sample = SampleIssue.Of(language, SampleKind.Mixed, 5);
        return new NoticeReport
        {
            Day = new DateOnly(2026, 11, 22),
            At = new DateTimeOffset(2026, 11, 22, 8, 5, 0, TimeSpan.Zero),
            Next = new DateTimeOffset(2026, 11, 29, 7, 0, 0, TimeSpan.Zero),
            Subject = sample.Composition.Stories[0].Told.Article.Title,
            Page = "https://digest.example.org/api/issues/weekly-2026-W47",
            Stories = [.. sample.Composition.Stories.Select(story => new ReportedStory(story.Told.Article.Title, story.Told.Article.Language, story.Told.Article.Direction))],
            Delivery = new DeliveryReport
            {
                Issue = sample.Issue with { Audience = 1_223 },
                Tally = new DeliveryTally { Sent = 1_193, Failed = 14, Suppressed = 3, Uncertain = 2 },
                Pending = 11,
                Waiting = 11,
                SentAgain = 0,
                Codes =
                [
                    new(DeliveryStatus.Failed, "5.1.1", 12, ""), new(DeliveryStatus.Retry, "4.7.1", 11, ""), new(DeliveryStatus.Failed, "5.2.2", 1, ""),
                    new(DeliveryStatus.Failed, "5.7.1", 1, ""), new(DeliveryStatus.Uncertain, DeliveryRules.Interrupted, 2, ""), new(DeliveryStatus.Failed, "http 410", 1, ""),
                ],
                Began = sample.Issue.Cut,
                Last = sample.Issue.Cut,
                Expected = null,
            },
            Feedback = new FeedbackCounts(12, 1),
            Unsubscribed = 2,
            LeftOut =
            [
                new("scan 4.docx", LeftOutKind.Rejected, "The file is not a Word document: save it as .docx and upload it again."),
                new("تجربة.txt", LeftOutKind.Rejected, "The file is empty: upload it again with its text."),
                new("draft.md", LeftOutKind.Withdrawn, "Its file was deleted again."),
                new("deutsch.txt", LeftOutKind.NotTaken, "It is in no language or section of the edition: de, no section."),
            ],
            Reason = "It waits for an editor.",
            Trouble = "Templates: email.html, line 3, column 7.",
            Steps = [new("report_next_failed", "digest issues retry weekly-2026-W47"), new("report_next_uncertain", "digest issues status weekly-2026-W47"), new("report_next_rejected", "digest parse FILE --explain")],
        };
    }
}
