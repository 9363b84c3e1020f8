using System.CommandLine;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Core.Receivers;

namespace Digest.Cli.Webhooks;

/// <summary><c>digest webhooks rotate RECEIVER</c>.</summary>
internal static class RotateCommand
{
    private const int MostHours = 30 * 24;

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var receiver = WebhooksCommand.Receiver();
        var hours = new Option<int>("--hours") { Description = $"How long messages are signed with the old secret as well, up to {MostHours} hours.", DefaultValueFactory = _ => (int)ReceiverDesk.Overlap.TotalHours };
        hours.Validators.Add(result =>
        {
            if (result.GetValue(hours) is < 0 or > MostHours)
                result.AddError($"--hours is a number from 0 to {MostHours}.");
        });
        var sign = SigningOption.Create("as before");
        var command = new Command("rotate", "Gives a webhook a new secret and prints it, or its public key.") { receiver, hours, sign };
        command.SetAction((given, cancellationToken) => WebhooksCommand.WithAsync(given, receiver, async (desk, subscriber) =>
        {
            var rotated = await desk.RotateAsync(subscriber, TimeSpan.FromHours(given.GetValue(hours)), given.GetValue(sign), cancellationToken);
            var reporter = new Reporter();
            SigningOption.Show(reporter, rotated);
            reporter.Say("old secret", string.Create(CultureInfo.InvariantCulture, $"signs as well until {rotated.OldSecretUntil!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC"));
            return 0;
        }, cancellationToken));
        return command;
    }
}
