using System.CommandLine;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Issues.Editing;
using Digest.Core.Templates;
using Digest.Core.Templates.Overrides;
using Digest.LocalHost.Services;

namespace Digest.Cli.Issues;

/// <summary>An issue as readers will see it: in files, and in an editor's own mailbox.</summary>
internal static class PreviewCommands
{
    /// <summary><c>digest issues preview ISSUE [--out DIR]</c>.</summary>
    public static Command Preview()
    {
        var name = IssuesCommand.Name();
        var folder = new Option<string?>("--out") { Description = "Where to write the files. Default: artifacts/preview.", HelpName = "DIR" };
        var command = new Command("preview", "Renders an issue as it is now: mail, text, web page and JSON.") { name, folder };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var desk = app.Get<IssueDesk>();
            var issue = await desk.FindAsync(given.GetValue(name)!, cancellationToken);
            var composition = await desk.ReadAsync(issue, cancellationToken);
            var (rendered, trouble) = await app.Get<EditionPress>().RenderAsync(app.Get<EditionList>()[issue.Edition], issue, composition with { IsPreview = true }, cancellationToken);

            var target = Path.GetFullPath(given.GetValue(folder) ?? Path.Combine(Repository.Artifacts, "preview", issue.Id));
            await RenderedFolder.WriteAsync(target, rendered, new ReaderFields("", new Uri("https://reader.example/unsubscribe"), new Uri("https://reader.example/preferences")), cancellationToken);
            var reporter = new Reporter();
            reporter.Say("issue", $"{issue.Id}: {IssueText.StateOf(issue)}");
            reporter.Say("subject", Printable.Isolated(rendered.Subject));
            if (trouble is not null)
                reporter.Say("trouble", trouble);
            reporter.Say("files", $"{target}: {RenderedFolder.Files}");
            return 0;
        });
        return command;
    }

    /// <summary><c>digest issues test ISSUE ADDRESS</c>.</summary>
    public static Command Test()
    {
        var name = IssuesCommand.Name();
        var address = new Argument<string>("ADDRESS") { Description = "Your own address." };
        var command = new Command("test", "Mails an issue as it is now to one address, marked as a preview; no reader gets it.") { name, address };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var issue = await app.Get<IssueDesk>().FindAsync(given.GetValue(name)!, cancellationToken);
            var outcome = await app.Get<PreviewMail>().SendAsync(app.Get<EditionList>()[issue.Edition], issue, given.GetValue(address)!, cancellationToken);
            new Reporter().Say("test mail", $"{outcome.Kind.ToString().ToLowerInvariant()}: {Printable.OneLine($"{outcome.Code} {outcome.Detail}")}");
            return outcome.Kind is OutcomeKind.Sent ? 0 : DigestCommand.Failed;
        });
        return command;
    }
}
