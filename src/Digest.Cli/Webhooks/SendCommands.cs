using System.CommandLine;

namespace Digest.Cli.Webhooks;

/// <summary>What is sent to one receiver by hand.</summary>
internal static class SendCommands
{
    /// <summary><c>digest webhooks ping RECEIVER</c>.</summary>
    public static Command Ping() => Test("ping", "Sends a test message. A receiver that waits for its first answer is active once it gives one.");

    /// <summary><c>digest webhooks enable RECEIVER</c>.</summary>
    public static Command Enable() => Test("enable", "Switches a mended receiver on again, if it answers a test message.");

    /// <summary><c>digest webhooks replay ISSUE RECEIVER</c>.</summary>
    public static Command Replay()
    {
        var issue = new Argument<string>("ISSUE") { Description = "The id of an issue (weekly-2026-W48)." };
        var receiver = WebhooksCommand.Receiver();
        var command = new Command("replay", "Sends an issue to one receiver again, under the id that it had.") { issue, receiver };
        command.SetAction((given, cancellationToken) => WebhooksCommand.WithAsync(given, receiver, async (desk, subscriber) =>
            WebhooksCommand.Say(given.GetValue(issue)!, await desk.ReplayAsync(given.GetValue(issue)!, subscriber, cancellationToken)), cancellationToken));
        return command;
    }

    private static Command Test(string verb, string what)
    {
        var receiver = WebhooksCommand.Receiver();
        var command = new Command(verb, what) { receiver };
        command.SetAction((given, cancellationToken) => WebhooksCommand.WithAsync(given, receiver, async (desk, subscriber) =>
            WebhooksCommand.Say("test message", await desk.TestAsync(subscriber, cancellationToken)), cancellationToken));
        return command;
    }
}
