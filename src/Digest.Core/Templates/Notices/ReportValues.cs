using System.Globalization;
using Digest.Core.Delivery;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues;
using Scriban.Runtime;

namespace Digest.Core.Templates.Notices;

/// <summary>A report as templates name it: numbers as words of the language, what came from outside bounded, and no address of anybody.</summary>
internal sealed class ReportValues(NoticeReport report, Locale locale)
{
    private const int MostStories = 50;
    private const int MostFiles = 20;
    private const int MostCodes = 12;
    private const int LongestText = 300;
    private const string Readers = "readers";

    public ScriptObject Of() => new()
    {
        ["date"] = locale.Date(report.Day),
        ["as_of"] = At(locale["report_as_of"], report.At),
        ["coming"] = At(locale["report_coming"], report.Next),
        ["subject"] = report.Subject is { } subject ? locale.Prose(subject) : null,
        ["page"] = report.Page,
        ["count"] = locale.Count("stories", report.Stories.Count),
        ["stories"] = List(report.Stories.Take(MostStories).Select((story, at) => Of(story, at + 1))),
        ["more"] = report.Stories.Count > MostStories ? locale.Count("report_more", report.Stories.Count - MostStories) : null,
        ["figures"] = List(Figures()),
        ["codes"] = List((report.Delivery?.Codes ?? []).Where(code => code.Status is DeliveryStatus.Failed or DeliveryStatus.Uncertain or DeliveryStatus.Retry).Take(MostCodes).Select(Of)),
        ["files"] = List(report.LeftOut.Where(file => file.Kind is LeftOutKind.Rejected).Take(MostFiles).Select(Of)),
        ["left_out"] = List(Enum.GetValues<LeftOutKind>().Select(LeftOut).OfType<ScriptObject>()),
        ["reason"] = Addressless(report.Reason),
        ["trouble"] = Addressless(report.Trouble),
        ["next"] = List(report.Steps.Select(step => new ScriptObject { ["text"] = locale[step.Text], ["command"] = step.Command })),
    };

    private string At(string words, DateTimeOffset instant) => locale.WithDigits(words
        .Replace("{date}", locale.Date(DateOnly.FromDateTime(instant.DateTime), weekday: true), StringComparison.Ordinal)
        .Replace("{time}", instant.ToString("HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private ScriptObject Of(ReportedStory story, int number)
    {
        var title = PlainText.Clean(story.Title, LongestText);
        return new ScriptObject
        {
            ["number"] = locale.Number(number),
            ["title"] = story.Language == locale.Language ? locale.WithDigits(title) : title,
            ["language"] = PlainText.Clean(story.Language, 35),
            ["direction"] = Bidi.Name(story.Direction),
        };
    }

    private IEnumerable<ScriptObject> Figures()
    {
        if (report.Delivery is not { } delivery)
            yield break;
        var (tally, audience) = (delivery.Tally, delivery.Issue.Audience);
        yield return Figure("report_audience", audience, null);
        yield return Figure("report_copies_sent", tally.Sent, audience);
        foreach (var (name, number) in new[] { ("report_copies_failed", tally.Failed), ("report_copies_suppressed", tally.Suppressed), ("report_copies_uncertain", tally.Uncertain), ("report_copies_pending", delivery.Pending) })
        {
            if (number > 0)
                yield return Figure(name, number, audience);
        }

        // Of those who got it, or were to.
        var answered = tally.Sent + tally.Failed;
        yield return Figure("report_bounces", report.Feedback.HardBounces, answered);
        yield return Figure("report_complaints", report.Feedback.Complaints, answered);
        yield return Figure("report_unsubscribes", report.Unsubscribed, answered);
    }

    private ScriptObject Figure(string name, int number, int? of) => new()
    {
        ["name"] = locale[name],
        ["count"] = locale.Count(Readers, number),
        ["share"] = number > 0 && of > 0 ? Share((double)number / of.Value) : null,
    };

    private string Share(double part)
    {
        // What is not nothing is not shown as nothing.
        var text = part is > 0 and < 0.001 ? "<0.1" : (part * 100).ToString(part >= 0.9995 ? "0" : "0.0", CultureInfo.InvariantCulture);
        var arabic = locale.Number(0) is not "0";
        var words = arabic ? "{n}٪" : locale["report_share"];
        return locale.WithDigits(words.Replace("{n}", text.Replace(".", arabic ? "٫" : locale["report_decimal"], StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private ScriptObject Of(CodeCount code) => new()
    {
        ["code"] = Addressless(PlainText.CleanOrNull(code.Code, 64)) ?? "?",
        ["count"] = locale.Count(Readers, code.Count),
        ["meaning"] = Meaning(code) is { } name ? locale[name] : null,
    };

    private static string? Meaning(CodeCount code) => code switch
    {
        { Status: DeliveryStatus.Uncertain } => "report_code_unclear",
        { Status: DeliveryStatus.Retry } => "report_code_later",
        _ when code.Code.StartsWith("5.1.", StringComparison.Ordinal) => "report_code_address",
        _ when code.Code.StartsWith("5.2.", StringComparison.Ordinal) || code.Code.StartsWith("4.2.", StringComparison.Ordinal) => "report_code_mailbox",
        _ when code.Code.StartsWith("5.7.", StringComparison.Ordinal) => "report_code_sender",
        _ => null,
    };

    private static ScriptObject Of(LeftOut file) => new()
    {
        ["name"] = PlainText.Clean(file.File, 120),
        ["reason"] = PlainText.Clean(file.Reason, LongestText),
    };

    private ScriptObject? LeftOut(LeftOutKind kind)
    {
        var count = report.LeftOut.Count(file => file.Kind == kind);
        var name = kind switch { LeftOutKind.Rejected => "report_rejected", LeftOutKind.Withdrawn => "report_withdrawn", _ => "report_not_taken" };
        return count == 0 ? null : new ScriptObject { ["name"] = locale[name], ["count"] = locale.Count("files", count) };
    }

    // What a server answered may quote a reader's address.
    private static string? Addressless(string? text) =>
        PlainText.CleanOrNull(text, LongestText) is { } clean ? string.Join(' ', clean.Split(' ').Select(word => word.Contains('@', StringComparison.Ordinal) ? "…" : word)) : null;

    private static ScriptArray List(IEnumerable<ScriptObject> items) => [.. items];
}
