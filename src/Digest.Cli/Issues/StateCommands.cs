using System.CommandLine;
using Digest.Core.Issues;
using Digest.Core.Issues.Editing;

namespace Digest.Cli.Issues;

/// <summary>Whether and when an issue goes out.</summary>
internal static class StateCommands
{
    /// <summary><c>digest issues hold ISSUE</c>.</summary>
    public static Command Hold() => Of("hold", "Keeps an issue from going out until it is approved.", (desk, name, cancellationToken) => desk.HoldAsync(name, cancellationToken));

    /// <summary><c>digest issues approve ISSUE</c>.</summary>
    public static Command Approve() => Of("approve", "Lets a held or dropped issue go out with the next tick, within five minutes.", (desk, name, cancellationToken) => desk.ApproveAsync(name, cancellationToken));

    /// <summary><c>digest issues drop ISSUE</c>.</summary>
    public static Command Drop() => Of("drop", "Leaves an issue out; its articles go into the next.", (desk, name, cancellationToken) => desk.DropAsync(name, cancellationToken));

    private static Command Of(string verb, string what, Func<IssueDesk, string, CancellationToken, Task<Issue>> change)
    {
        var name = IssuesCommand.Name();
        var command = new Command(verb, what) { name };
        command.SetAction((given, cancellationToken) => IssuesCommand.ChangeAsync(given, (_, desk) => change(desk, given.GetValue(name)!, cancellationToken), cancellationToken));
        return command;
    }
}
