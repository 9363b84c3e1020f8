using System.Text;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.LocalHost.Services;

namespace Digest.Cli.Drills;

/// <summary>Five minutes after sending began somebody sees that it goes to the wrong readers; a week later, that it says the wrong thing.</summary>
internal sealed class WrongRecipients : IDrill
{
    private const int Readers = 40;
    private const int Strangers = 20;
    private const int PerMinute = 4;

    /// <inheritdoc/>
    public string Name => "wrong-recipients";

    /// <inheritdoc/>
    public string What => "Five minutes after sending began somebody sees that it goes to the wrong readers, and a week later, that it is the wrong issue.";

    /// <inheritdoc/>
    public async Task RunAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        room.Settings["Digest__Delivery__MailsPerMinute"] = $"{PerMinute}";
        await room.StartAsync(cancellationToken);
        await room.SubscribeAsync(Readers, "reader", cancellationToken);
        await room.SubscribeAsync(Strangers, "stranger", cancellationToken);
        await WrongReadersAsync(room, cancellationToken);
        await WrongIssueAsync(room, cancellationToken);
    }

    private static async Task WrongReadersAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var (say, desk) = (room.Say, room.Get<DeliveryDesk>());
        var issue = await BeginAsync(room, "The bridge will be built anew", cancellationToken);
        var sent = room.Relay.Log.Count;
        say.Happens($"{issue.Id} goes out to {issue.Audience} readers, {Strangers} of whom came by a list that was imported by mistake. After five minutes {sent} have it.");
        await desk.PauseAsync(issue.Id, cancellationToken);
        say.Does($"digest issues pause {issue.Id}");
        await room.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5), cancellationToken);
        say.Checks(room.Relay.Log.Count == sent, "Nothing more is sent.");
        var having = await HavingAsync(room, issue, cancellationToken);
        var wronged = having.Count(address => address.StartsWith("stranger", StringComparison.Ordinal));
        say.Sees($"digest issues status {issue.Id} --has lists {having.Count} readers, {wronged} of them from that list.");
        say.Checks(having.Order().SequenceEqual(room.Received().Keys.Order()), "They are exactly those of the mail server's own log.");

        for (var number = 0; number < Strangers; number++)
            await room.Get<Withdrawals>().UnsubscribeAsync(DrillRoom.Edition, DrillRoom.IdOf(DrillRoom.Address("stranger", number)), "operator", null, cancellationToken);
        await desk.ResumeAsync(issue.Id, cancellationToken);
        say.Does($"digest subscribers remove, for each of the {Strangers}; then digest issues resume {issue.Id}");
        await room.PassAsync(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1), cancellationToken);
        say.Sees($"digest issues status {issue.Id}:", await room.StatusAsync(cancellationToken));
        issue = await room.IssueAsync(cancellationToken);
        var received = room.Received();
        say.Checks(issue.State == IssueState.Finished && issue.Tally.Suppressed == Strangers - wronged, $"The issue is finished: the {Strangers - wronged} who were not sent it yet are suppressed.");
        say.Checks(received.Count == Readers + wronged && received.Values.All(count => count == 1), $"By the mail server's own log each of the {Readers} right readers has it once, and nobody else but the {wronged} from before.");
    }

    private static async Task WrongIssueAsync(DrillRoom room, CancellationToken cancellationToken)
    {
        var (say, desk, before) = (room.Say, room.Get<DeliveryDesk>(), room.Relay.Log.Count);
        var issue = await BeginAsync(room, "The mayor resigns at once", cancellationToken);
        var wrong = room.Relay.Log.Skip(before).ToDictionary(mail => mail.Recipient, StringComparer.Ordinal);
        say.Happens($"{issue.Id} goes out, and its headline is false. After five minutes {wrong.Count} of {issue.Audience} have it.");
        await desk.PauseAsync(issue.Id, cancellationToken);
        say.Does($"digest issues pause {issue.Id}");
        var having = await HavingAsync(room, issue, cancellationToken);
        say.Checks(having.Order().SequenceEqual(wrong.Keys.Order()), $"digest issues status {issue.Id} --has lists exactly those {having.Count}.");
        await desk.CancelAsync(issue.Id, cancellationToken);
        await room.IdleAsync(cancellationToken);
        issue = await room.IssueAsync(cancellationToken);
        say.Does($"digest issues cancel {issue.Id}, while the newsroom finds the right words");
        say.Checks(issue.State == IssueState.Finished && issue.Tally.Sent == wrong.Count, $"It is ended: {issue.Tally.Sent} have it, {issue.Tally.Suppressed} are cut off.");
        var leaver = having[0];
        await room.Get<Withdrawals>().UnsubscribeAsync(DrillRoom.Edition, DrillRoom.IdOf(leaver), "one-click", null, cancellationToken);
        say.Happens($"{leaver}, who has it, unsubscribes.");

        var (_, rows) = await room.Get<MailCorrection>().SendAsync(issue.Id, "The mayor does not resign.", edits => edits.WithRewrite(issue.Articles[0], "The mayor stays in office", null), cancellationToken);
        say.Does($"digest issues correct {issue.Id} \"The mayor does not resign.\" --mail --article 1 --title \"The mayor stays in office\": {rows} readers get it.");
        await room.PassAsync(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(1), cancellationToken);
        say.Sees($"digest issues status {issue.Id}:", await room.StatusAsync(cancellationToken));
        issue = await room.IssueAsync(cancellationToken);
        var corrected = room.Relay.Log.Skip(before + wrong.Count).ToList();
        say.Checks(issue.State == IssueState.Finished && corrected.Count == Readers - 1, $"The issue is finished, and the corrected mail was accepted {corrected.Count} times.");
        say.Checks(corrected.DistinctBy(mail => mail.Recipient).Count() == corrected.Count && corrected.All(mail => mail.Recipient != leaver), "Nobody got it twice, and who had unsubscribed got nothing.");
        say.Sees("A corrected mail:", [$"Subject: {corrected[0].Header("Subject")}", .. Lines(corrected[0]).Where(line => line.Contains("does not resign", StringComparison.Ordinal)).Take(1)]);
        say.Checks(corrected.All(mail => mail.Header("Subject").Contains("The mayor stays in office", StringComparison.Ordinal) && Lines(mail).Count(line => line.Contains("The mayor does not resign.", StringComparison.Ordinal)) == 2), "Each has the right headline, and says first what was wrong, in text and in html.");
        say.Checks(corrected.All(mail => !wrong.TryGetValue(mail.Recipient, out var former) || former.MessageId != mail.MessageId), "To a mailbox that has the wrong one it is a message of its own.");
    }

    private static async Task<Issue> BeginAsync(DrillRoom room, string headline, CancellationToken cancellationToken)
    {
        await room.UploadAsync(headline, cancellationToken);
        await room.CutAsync(cancellationToken);
        await room.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), cancellationToken);
        return await room.IssueAsync(cancellationToken);
    }

    // The parts of our mail are all in base64.
    private static IEnumerable<string> Lines(Accepted mail) => mail.Text.Split("base64\r\n\r\n")[1..]
        .SelectMany(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Split("\r\n--")[0])).Split('\n'));

    private static async Task<List<string>> HavingAsync(DrillRoom room, Issue issue, CancellationToken cancellationToken) =>
        await room.Get<DeliveryDesk>().HavingAsync(issue, cancellationToken).Select(copy => copy.Reader!.Address).ToListAsync(cancellationToken);
}
