using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Reports;
using Digest.Core.Templates.Overrides;
using Digest.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Digest.Tests.Reports;

/// <summary>A newsroom whose editor is mailed reports, as the app's tick does it.</summary>
internal sealed class ReportRoom
{
    public const string Editor = "editor@news.example";

    public static readonly DateTimeOffset Cut = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    public ReportRoom(Action<Edition>? setUp = null, Func<Copy, DeliveryOutcome>? script = null)
    {
        var edition = Infrastructure.Newsroom.Weekly();
        edition.EditorAddress = Editor;
        setUp?.Invoke(edition);
        Newsroom = new Newsroom(new ScriptedChannel(Core.Subscribers.ChannelKind.Email, script), edition);
        Desk = new ReportDesk(Newsroom.Editions, Newsroom.Issues, new IssueContents(Newsroom.Articles), Newsroom.Desk, Newsroom.Dispatch, Newsroom.Bounces, Newsroom.Suppressions, new EditionPress(Newsroom.Templates, Newsroom.OwnTemplates, NullLogger<EditionPress>.Instance), Newsroom.Time);
        Reports = Worker();
    }

    public Newsroom Newsroom { get; }

    public ReportDesk Desk { get; }

    public RecordingNotices Mail { get; } = new();

    private ReportMail Reports { get; }

    /// <summary>Another worker on what is stored.</summary>
    public ReportMail Worker() => new(Newsroom.Editions, Newsroom.Issues, Desk, Mail, Newsroom.Time, NullLogger<ReportMail>.Instance);

    /// <summary>A room whose first issue has gone out, and was told of, in the hour before the next cut.</summary>
    public static async Task<ReportRoom> AfterFirstIssueAsync(Action<Edition>? setUp = null)
    {
        var room = new ReportRoom(setUp);
        await room.Newsroom.SubscribeAsync(1);
        await room.Newsroom.UploadArticleAsync(1);
        room.Newsroom.Time.SetUtcNow(Cut);
        await room.Newsroom.TickAsync();
        var first = room.Newsroom.Issues.Rows.Last();
        if (first.State is IssueState.Held)
            await room.Newsroom.Desk.ApproveAsync(first.Id, default);
        await room.LiveAsync(TimeSpan.FromHours(2));
        room.Newsroom.Time.SetUtcNow(Cut.AddDays(7).AddHours(-1));
        room.Mail.Sent.Clear();
        return room;
    }

    public void ToNextCut() => Newsroom.Time.SetUtcNow(Cut.AddDays(7));

    public async Task LiveAsync(TimeSpan span)
    {
        // Days in steps of hours.
        var step = TimeSpan.FromMinutes(span < TimeSpan.FromDays(1) ? 5 : 90);
        for (var end = Newsroom.Time.GetUtcNow() + span; Newsroom.Time.GetUtcNow() < end; Newsroom.Time.Advance(step))
        {
            await Newsroom.TickAsync();
            await Newsroom.WorkAsync();
            await Reports.SendDueAsync(default);
        }
    }
}
