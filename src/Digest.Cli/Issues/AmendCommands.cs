using System.CommandLine;
using Digest.Core.Delivery.Control;
using Digest.Core.Issues.Editing;

namespace Digest.Cli.Issues;

/// <summary>What can still be done with an issue that has gone out.</summary>
internal static class AmendCommands
{
    /// <summary><c>digest issues recall ISSUE</c>.</summary>
    public static Command Recall()
    {
        var name = IssuesCommand.Name();
        var command = new Command("recall", "Takes an issue back: stops the copies that are still to be sent, and puts a notice in the place of its page.") { name };
        command.SetAction((given, cancellationToken) => IssuesCommand.ChangeAsync(given,
            (app, _) => app.Get<IssueAmendments>().RecallAsync(given.GetValue(name)!, cancellationToken), cancellationToken));
        return command;
    }

    /// <summary><c>digest issues correct ISSUE MESSAGE [--mail] [--article ARTICLE --title TEXT --summary TEXT]</c>.</summary>
    public static Command Correct()
    {
        var name = IssuesCommand.Name();
        var message = new Argument<string>("MESSAGE") { Description = "What was wrong, for readers of the page." };
        var article = new Option<string?>("--article") { Description = "An article whose title or summary is replaced, by number or id.", HelpName = "ARTICLE" };
        var title = new Option<string?>("--title") { Description = "Its title.", HelpName = "TEXT" };
        var summary = new Option<string?>("--summary") { Description = "Its summary.", HelpName = "TEXT" };
        var mail = new Option<bool>("--mail") { Description = "Mail the corrected issue, MESSAGE first, to everybody who has it and to those who were still to get it. Pause or cancel it before." };
        var command = new Command("correct", "Makes the page and the feeds of an issue anew from its articles as they are now; mails nobody without --mail.") { name, message, mail, article, title, summary };
        command.Validators.Add(result =>
        {
            if (result.GetValue(article) is null && (result.GetValue(title) ?? result.GetValue(summary)) is not null)
                result.AddError("--title and --summary need --article.");
        });
        command.SetAction((given, cancellationToken) => IssuesCommand.ChangeAsync(given, async (app, desk) =>
        {
            var issue = await desk.FindAsync(given.GetValue(name)!, cancellationToken);
            var id = given.GetValue(article) is { } named ? IssueText.IdOf(named, issue, await desk.ReadAsync(issue, cancellationToken)) : null;
            if (given.GetValue(mail))
                return (await app.Get<MailCorrection>().SendAsync(issue.Id, given.GetValue(message)!, Change, cancellationToken)).Issue;
            return await app.Get<IssueAmendments>().CorrectAsync(issue.Id, given.GetValue(message)!, Change, cancellationToken);

            IssueEdits Change(IssueEdits edits) => id is null ? edits : edits.WithRewrite(id, given.GetValue(title), given.GetValue(summary));
        }, cancellationToken));
        return command;
    }
}
