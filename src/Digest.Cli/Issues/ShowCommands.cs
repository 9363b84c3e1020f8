using System.CommandLine;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;
using Digest.Core.Issues.Editing;

namespace Digest.Cli.Issues;

/// <summary><c>digest issues list</c> and <c>digest issues show</c>.</summary>
internal static class ShowCommands
{
    private const int MostListed = 52;

    /// <summary>The issues of a year.</summary>
    public static Command List()
    {
        var edition = new Option<string?>("--edition") { Description = "Only the issues of this edition.", HelpName = "ID" };
        var command = new Command("list", "Lists issues, the latest first.") { edition };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var editions = app.Get<EditionList>();
            var rows = new List<string[]>();
            foreach (var known in given.GetValue(edition) is { } id ? [editions[id]] : editions.All)
            {
                await foreach (var issue in app.Get<IIssueStore>().ListAsync(known.Id, cancellationToken).Take(MostListed))
                    rows.Add([issue.Id, IssueText.When(issue.Cut), issue.Articles.Count.ToString(CultureInfo.InvariantCulture), IssueText.StateOf(issue)]);
            }

            new Reporter().Table("issue", ["Issue", "Cut", "Articles", "State"], rows);
            return 0;
        });
        return command;
    }

    /// <summary>One issue: its stories in their order, and why.</summary>
    public static Command Show()
    {
        var name = IssuesCommand.Name();
        var why = new Option<bool>("--why") { Description = "Say of every choice why it was made, and what was left out." };
        var command = new Command("show", "Shows the stories of an issue in their order.") { name, why };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await IssuesCommand.OpenAsync(given, cancellationToken);
            var desk = app.Get<IssueDesk>();
            var issue = await desk.FindAsync(given.GetValue(name)!, cancellationToken);
            var composition = await desk.ReadAsync(issue, cancellationToken);
            var reporter = new Reporter();
            reporter.Say("issue", $"{issue.Id}: {IssueText.StateOf(issue)}");
            reporter.Say("window", $"from {IssueText.When(issue.From)} to before {IssueText.When(issue.Cut)}, {issue.Articles.Count} articles");
            if (issue.Edits.Note is { } note)
                reporter.Say("note", Printable.Isolated(note));
            Stories(reporter, composition, app.Get<EditionList>()[issue.Edition].Length, given.GetValue(why));
            if (given.GetValue(why))
                await LeftOutAsync(reporter, desk, app.Get<IArticleStore>(), issue, cancellationToken);
            return 0;
        });
        return command;
    }

    private static void Stories(Reporter reporter, IssueComposition composition, int length, bool why)
    {
        foreach (var (at, story) in composition.Stories.Index())
        {
            var place = at == 0 ? "lead" : story.Section ?? "";
            reporter.Table("story", ["#", "Article", "Section", "Title"],
                [[(at + 1).ToString(CultureInfo.InvariantCulture), IssueText.Short(story.Told.Id), at < length ? place : $"{place} (link)".Trim(), story.Told.Article.Title]]);
            if (why)
            {
                reporter.Table("why", ["Reason"], story.Why.Select(reason => new[] { reason })
                    .Concat(at < length ? [] : [[string.Create(CultureInfo.InvariantCulture, $"a link only: beyond the edition's length of {length}")]]));
            }

            if (story.AlsoIn.Count > 0)
                reporter.Table("also in", ["Article", "Source", "Title"], story.AlsoIn.Select(other => new[] { IssueText.Short(other.Id), other.Article.Source ?? "", other.Article.Title }));
        }
    }

    private static async Task LeftOutAsync(Reporter reporter, IssueDesk desk, IArticleStore articles, Issue issue, CancellationToken cancellationToken)
    {
        var rows = new List<string[]>();
        foreach (var id in issue.Edits.Dropped)
            rows.Add([IssueText.Short(id), (await articles.ReadAsync(id, cancellationToken))?.Title ?? "", "Left out by an editor."]);
        rows.AddRange((await desk.LeftOutAsync(issue, cancellationToken)).Select(file => new[] { "", file.File, file.Reason }));
        if (rows.Count > 0)
            reporter.Table("left out", ["Article", "Title or file", "Reason"], rows);
    }
}
