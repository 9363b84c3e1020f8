using System.CommandLine;
using Digest.Core.Issues.Editing;

namespace Digest.Cli.Issues;

/// <summary>The changes that an editor makes in an issue before it goes out.</summary>
internal static class EditCommands
{
    /// <summary><c>digest issues note ISSUE [TEXT]</c>.</summary>
    public static Command Note()
    {
        var name = IssuesCommand.Name();
        var text = new Argument<string?>("TEXT") { Description = "The note; without it there is none any more.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("note", "Puts a word to the readers above the stories.") { name, text };
        command.SetAction((given, cancellationToken) => EditAsync(given, name, edits => edits.WithNote(given.GetValue(text)), cancellationToken));
        return command;
    }

    /// <summary><c>digest issues order ISSUE ARTICLE…</c>.</summary>
    public static Command Order()
    {
        var name = IssuesCommand.Name();
        var articles = new Argument<string[]>("ARTICLE") { Description = "Articles by number or id, in the order in which they come first; none to leave the order to their rank.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("order", "Sets which stories come first, the lead before all, the others within their sections.") { name, articles };
        command.SetAction((given, cancellationToken) => EditAsync(given, name, given.GetValue(articles) ?? [], (edits, ids) => edits.WithOrder(ids), cancellationToken));
        return command;
    }

    /// <summary><c>digest issues pin ISSUE ARTICLE [--place N]</c>.</summary>
    public static Command Pin()
    {
        var place = new Option<int>("--place") { Description = "The place among the pinned stories, from 1, which is the lead.", DefaultValueFactory = _ => 1 };
        return OfArticle("pin", "Puts a story first, or at a place among those that come first.", (edits, id, given) => edits.WithPin(id, given.GetValue(place)), place);
    }

    /// <summary><c>digest issues unpin ISSUE ARTICLE</c>.</summary>
    public static Command Unpin() => OfArticle("unpin", "Leaves the place of a story to its rank again.", (edits, id, _) => edits.WithoutPin(id));

    /// <summary><c>digest issues leave-out ISSUE ARTICLE</c>.</summary>
    public static Command LeaveOut() => OfArticle("leave-out", "Leaves an article out of this issue and of later ones.", (edits, id, _) => edits.WithDropped(id));

    /// <summary><c>digest issues take-in ISSUE ARTICLE</c>.</summary>
    public static Command TakeIn() => OfArticle("take-in", "Takes an article in again that was left out.", (edits, id, _) => edits.WithRestored(id));

    /// <summary><c>digest issues rewrite ISSUE ARTICLE [--title TEXT] [--summary TEXT]</c>.</summary>
    public static Command Rewrite()
    {
        var title = new Option<string?>("--title") { Description = "The title that readers see.", HelpName = "TEXT" };
        var summary = new Option<string?>("--summary") { Description = "The summary that readers see.", HelpName = "TEXT" };
        return OfArticle("rewrite", "Prints other words than the article's own; without any, its own again.",
            (edits, id, given) => edits.WithRewrite(id, given.GetValue(title), given.GetValue(summary)), title, summary);
    }

    private static Command OfArticle(string verb, string what, Func<IssueEdits, string, ParseResult, IssueEdits> change, params Option[] options)
    {
        var (name, article) = (IssuesCommand.Name(), IssuesCommand.Article());
        var command = new Command(verb, what) { name, article };
        foreach (var option in options)
            command.Options.Add(option);
        command.SetAction((given, cancellationToken) => EditAsync(given, name, [given.GetValue(article)!], (edits, ids) => change(edits, ids[0], given), cancellationToken));
        return command;
    }

    private static Task<int> EditAsync(ParseResult given, Argument<string> name, Func<IssueEdits, IssueEdits> change, CancellationToken cancellationToken) =>
        EditAsync(given, name, [], (edits, _) => change(edits), cancellationToken);

    private static Task<int> EditAsync(ParseResult given, Argument<string> name, string[] articles, Func<IssueEdits, string[], IssueEdits> change, CancellationToken cancellationToken) =>
        IssuesCommand.ChangeAsync(given, async (_, desk) =>
        {
            var issue = await desk.FindAsync(given.GetValue(name)!, cancellationToken);
            var composition = await desk.ReadAsync(issue, cancellationToken);
            string[] ids = [.. articles.Select(article => IssueText.IdOf(article, issue, composition))];
            return await desk.EditAsync(issue.Id, edits => change(edits, ids), cancellationToken);
        }, cancellationToken);
}
