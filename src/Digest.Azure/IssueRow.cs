using System.Text.Json;
using Azure.Data.Tables;
using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;

namespace Digest.Azure;

/// <summary>An issue as a row.</summary>
internal static class IssueRow
{
    private const int Layout = 1;

    public static TableEntity From(Issue issue)
    {
        if (!Keys.TryParseIssue(issue.Id, out _, out _))
            throw new ArgumentException($"'{issue.Id}' is not the id of an issue: an edition and an ISO week, such as weekly-2026-W48.", nameof(issue));
        var row = new TableEntity(issue.Edition, Keys.Descending(issue.Week))
        {
            [RowLayout.Column] = Layout,
            ["Week"] = issue.Week,
            ["From"] = issue.From.ToUniversalTime(),
            ["Cut"] = issue.Cut.ToUniversalTime(),
            ["State"] = issue.State.ToString(),
            ["Batches"] = issue.Batches,
            ["Planning"] = issue.Planning?.ToUniversalTime(),
            ["Audience"] = issue.Audience,
            ["Settled"] = issue.Settled,
            ["Sent"] = issue.Tally.Sent,
            ["Failed"] = issue.Tally.Failed,
            ["Suppressed"] = issue.Tally.Suppressed,
            ["Uncertain"] = issue.Tally.Uncertain,
            ["Lost"] = issue.Lost == 0 ? null : issue.Lost,
            ["Changed"] = issue.Changed.ToUniversalTime(),
            ["Trouble"] = Columns.Bounded(issue.Trouble),
            ["Reason"] = Columns.Bounded(issue.Reason),
            ["HeldUntil"] = issue.HeldUntil?.ToUniversalTime(),
            ["Approved"] = issue.Approved?.ToUniversalTime(),
            ["Previewed"] = issue.Previewed?.ToUniversalTime(),
            ["Reported"] = issue.Reported?.ToUniversalTime(),
            ["ReportedLate"] = issue.ReportedLate?.ToUniversalTime(),
            ["Recalled"] = issue.Recalled?.ToUniversalTime(),
            ["Paused"] = issue.Paused?.ToUniversalTime(),
            ["Resumed"] = issue.Resumed?.ToUniversalTime(),
            ["Cancelled"] = issue.Cancelled?.ToUniversalTime(),
            ["Retrying"] = issue.Retrying?.ToUniversalTime(),
            ["Corrected"] = issue.Corrected?.ToUniversalTime(),
            ["Revision"] = issue.Revision == 0 ? null : issue.Revision,
            ["Amendment"] = Columns.Bounded(issue.Amendment),
            ["Trace"] = issue.Trace,
        };
        row.SetLines("Articles", issue.Articles);
        if (!issue.Edits.IsEmpty)
            row.SetBytes("Edits", JsonSerializer.SerializeToUtf8Bytes(issue.Edits, Stored.Json.IssueEdits));
        return row;
    }

    public static Issue Read(TableEntity row)
    {
        row.CheckLayout(Layout);
        return new()
        {
            Edition = row.PartitionKey,
            Week = row.GetString("Week"),
            From = row.GetInstant("From"),
            Cut = row.GetInstant("Cut"),
            State = row.GetEnum<IssueState>("State"),
            Articles = row.GetLines("Articles"),
            Batches = row.GetInt32("Batches") ?? 0,
            Planning = row.GetDateTimeOffset("Planning"),
            Audience = row.GetInt32("Audience") ?? 0,
            Settled = row.GetInt32("Settled") ?? 0,
            Tally = new DeliveryTally
            {
                Sent = row.GetInt32("Sent") ?? 0,
                Failed = row.GetInt32("Failed") ?? 0,
                Suppressed = row.GetInt32("Suppressed") ?? 0,
                Uncertain = row.GetInt32("Uncertain") ?? 0,
            },
            Lost = row.GetInt32("Lost") ?? 0,
            Changed = row.GetInstant("Changed"),
            Trouble = row.GetString("Trouble"),
            Reason = row.GetString("Reason"),
            HeldUntil = row.GetDateTimeOffset("HeldUntil"),
            Approved = row.GetDateTimeOffset("Approved"),
            Previewed = row.GetDateTimeOffset("Previewed"),
            Reported = row.GetDateTimeOffset("Reported"),
            ReportedLate = row.GetDateTimeOffset("ReportedLate"),
            Recalled = row.GetDateTimeOffset("Recalled"),
            Paused = row.GetDateTimeOffset("Paused"),
            Resumed = row.GetDateTimeOffset("Resumed"),
            Cancelled = row.GetDateTimeOffset("Cancelled"),
            Retrying = row.GetDateTimeOffset("Retrying"),
            Corrected = row.GetDateTimeOffset("Corrected"),
            Revision = row.GetInt32("Revision") ?? 0,
            Amendment = row.GetString("Amendment"),
            Trace = row.GetString("Trace"),
            Edits = row.GetBytes("Edits") is { Length: > 0 } edits ? JsonSerializer.Deserialize(edits, Stored.Json.IssueEdits) ?? IssueEdits.None : IssueEdits.None,
            Version = row.ETag.ToString(),
        };
    }
}
