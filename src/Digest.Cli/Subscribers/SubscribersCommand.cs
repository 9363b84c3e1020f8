using System.CommandLine;
using Digest.Cli.Services;
using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Cli.Subscribers;

/// <summary><c>digest subscribers</c>: what operators do with the readers of an edition.</summary>
internal static class SubscribersCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder of a local run. Default: the storage of the settings, else artifacts/data.",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> EditionId = new("--edition")
    {
        Description = "The edition. Default: the only one.",
        HelpName = "ID",
        Recursive = true,
    };

    /// <summary>Names a reader.</summary>
    public static Argument<string> Address() => new("ADDRESS") { Description = "The reader's e-mail address, or the id by which the log names the reader." };

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var command = new Command("subscribers", "Imports, exports, shows, adds, removes and erases readers.")
        {
            TransferCommands.Import(),
            TransferCommands.Export(),
            ReaderCommands.List(),
            ReaderCommands.Show(),
            ReaderCommands.Add(),
            ReaderCommands.Remove(),
            ReaderCommands.Erase(),
            ReaderCommands.Lift(),
        };
        command.Options.Add(Data);
        command.Options.Add(EditionId);
        return command;
    }

    /// <summary>Opens the app for a command.</summary>
    public static Task<App> OpenAsync(ParseResult given, CancellationToken cancellationToken) =>
        App.OpenAsync(given.GetValue(Data), DigestCommand.IsVerbose(given), cancellationToken);

    /// <summary>The edition that is meant.</summary>
    public static Edition EditionOf(ParseResult given, App app)
    {
        var editions = app.Get<EditionList>();
        if (given.GetValue(EditionId) is { } id)
            return editions[id];
        return editions.All.Count == 1
            ? editions.All.First()
            : throw new ArgumentException($"This deployment has several editions: name one with --edition ({string.Join(", ", editions.All.Select(edition => edition.Id))}).");
    }

    /// <summary>The id of a mail address, or the id itself.</summary>
    public static string IdOf(Edition edition, string address) => SubscriberId.IsOne(address) ? address : MailboxAddress.TryRead(address, out var read)
        ? SubscriberId.For(edition.Id, ChannelKind.Email, read)
        : throw new ArgumentException($"'{address}' is no e-mail address.");
}
