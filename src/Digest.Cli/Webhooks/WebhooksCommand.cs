using System.CommandLine;
using Digest.Cli.Services;
using Digest.Cli.Terminal;
using Digest.Core.Delivery;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Cli.Webhooks;

/// <summary><c>digest webhooks</c>: the receivers that are programs, webhooks and chats.</summary>
internal static class WebhooksCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("webhooks", "Adds, tests, mends and replays webhooks and chats.")
        {
            AddCommand.Create(),
            ShowCommands.List(),
            ShowCommands.Log(),
            SendCommands.Ping(),
            SendCommands.Enable(),
            SendCommands.Replay(),
            RotateCommand.Create(),
        };
        command.Options.Add(Data);
        return command;
    }

    /// <summary>Names a receiver.</summary>
    public static Argument<string> Receiver() => new("RECEIVER") { Description = "A receiver by its id, as `webhooks list` prints it, or by its address." };

    /// <summary>Opens the app and does something with the receiver that was named.</summary>
    public static async Task<int> WithAsync(ParseResult given, Argument<string> receiver, Func<ReceiverDesk, Subscriber, Task<int>> act, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(given, cancellationToken);
        var desk = app.Get<ReceiverDesk>();
        return await act(desk, await desk.FindAsync(given.GetValue(receiver)!, cancellationToken));
    }

    /// <summary>Opens the app for a command.</summary>
    public static Task<App> OpenAsync(ParseResult given, CancellationToken cancellationToken) =>
        App.OpenAsync(given.GetValue(Data), DigestCommand.IsVerbose(given), cancellationToken);

    /// <summary>Says what a receiver answered.</summary>
    public static int Say(string what, DeliveryOutcome outcome)
    {
        new Reporter().Say(what, $"{outcome.Kind.ToString().ToLowerInvariant()}: {Printable.OneLine($"{outcome.Code}. {outcome.Detail}")}");
        return outcome.Kind is OutcomeKind.Sent ? 0 : DigestCommand.Failed;
    }
}
