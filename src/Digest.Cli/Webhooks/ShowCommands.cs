using System.CommandLine;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Cli.Webhooks;

/// <summary><c>digest webhooks list</c> and <c>digest webhooks log RECEIVER</c>.</summary>
internal static class ShowCommands
{
    private const int MostAttempts = 50;

    /// <summary>The receivers of one edition or all.</summary>
    public static Command List()
    {
        var edition = new Option<string?>("--edition") { Description = "Only the receivers of this edition.", HelpName = "ID" };
        var command = new Command("list", "Lists webhooks and chats.") { edition };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await WebhooksCommand.OpenAsync(given, cancellationToken);
            var (desk, editions) = (app.Get<ReceiverDesk>(), app.Get<EditionList>());
            var rows = new List<string[]>();
            foreach (var id in given.GetValue(edition) is { } one ? [editions[one].Id] : editions.All.Select(known => known.Id))
            {
                await foreach (var row in desk.ListAsync(id, cancellationToken))
                    rows.Add([row.Id, row.Edition, row.Channel.ToString(), Place(row), row.Name, row.Reason is null ? row.Status.ToString() : $"{row.Status} ({row.Reason})"]);
            }

            new Reporter().Table("receiver", ["Subscriber", "Edition", "Channel", "Where", "Name", "Status"], rows);
            return 0;
        });
        return command;
    }

    /// <summary>The last attempts to reach a receiver.</summary>
    public static Command Log()
    {
        var receiver = WebhooksCommand.Receiver();
        var command = new Command("log", "Shows the last attempts to reach a receiver, latest first.") { receiver };
        command.SetAction((given, cancellationToken) => WebhooksCommand.WithAsync(given, receiver, async (desk, subscriber) =>
        {
            var rows = await desk.ReadLogAsync(subscriber, cancellationToken).Take(MostAttempts).Select(attempt => new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"{attempt.At.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"),
                attempt.Subject,
                attempt.Kind.ToString(),
                attempt.Code,
                string.Create(CultureInfo.InvariantCulture, $"{attempt.Took.TotalMilliseconds:0} ms"),
                $"msg_{attempt.MessageId}",
            }).ToListAsync(cancellationToken);
            new Reporter().Table("attempt", ["At", "What", "Outcome", "Answer", "Took", "Message"], rows);
            return 0;
        }, cancellationToken));
        return command;
    }

    // What comes after the host may be a secret.
    private static string Place(Subscriber subscriber) =>
        subscriber.Channel is not ChannelKind.Telegram && Uri.TryCreate(subscriber.Address, UriKind.Absolute, out var address) ? address.Host : subscriber.Address;
}
