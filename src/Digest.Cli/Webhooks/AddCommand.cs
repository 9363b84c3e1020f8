using System.CommandLine;
using Digest.Cli.Terminal;
using Digest.Core.Delivery;
using Digest.Core.Editions;
using Digest.Core.Receivers;
using Digest.Core.Subscribers;

namespace Digest.Cli.Webhooks;

/// <summary><c>digest webhooks add ADDRESS</c>.</summary>
internal static class AddCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var address = new Argument<string>("ADDRESS") { Description = "The https address of the webhook, of the chat's webhook, or of the Mastodon server; for Telegram the chat's id or @name." };
        var edition = new Option<string?>("--edition") { Description = "The edition. Default: the only one.", HelpName = "ID" };
        var kind = new Option<ChannelKind>("--channel") { Description = "Webhook, Slack, Teams, Discord, Telegram or Mastodon.", DefaultValueFactory = _ => ChannelKind.Webhook };
        var name = new Option<string>("--name") { Description = "What to call it in lists.", DefaultValueFactory = _ => "" };
        var contact = new Option<string?>("--contact") { Description = "Who is mailed when it is switched off. Default: the edition's editor.", HelpName = "MAILBOX" };
        var language = new Option<string?>("--language") { Description = "ar, en or fr for headings and dates. Default: the edition's." };
        var sections = new Option<string[]>("--section") { Description = "Only this section of the edition; may be repeated.", DefaultValueFactory = _ => [] };
        var secret = new Option<string?>("--secret-from") { Description = "A file that holds the access token of the Mastodon account, or a webhook's secret that exists already; - for standard input.", HelpName = "FILE" };
        var sign = SigningOption.Create("hmac");
        var command = new Command("add", "Adds a webhook or chat, and sends it a test message. Once that is answered it gets the next issue.") { address, edition, kind, name, contact, language, sections, secret, sign };
        command.Validators.Add(result =>
        {
            // Values by default are not there yet.
            var isWebhook = result.GetResult(kind) is not { Implicit: false } || result.GetValue(kind) is ChannelKind.Webhook;
            if (result.GetValue(sign) is not null && (!isWebhook || result.GetValue(secret) is not null))
                result.AddError("--sign is for webhooks whose secret is made here: leave out --channel and --secret-from.");
        });
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await WebhooksCommand.OpenAsync(given, cancellationToken);
            var (subscriber, answer) = await app.Get<ReceiverDesk>().AddAsync(new Subscriber
            {
                Id = "",
                Edition = given.GetValue(edition) ?? OnlyEdition(app.Get<EditionList>()),
                Channel = given.GetValue(kind),
                Address = given.GetValue(address)!.Trim(),
                Name = given.GetValue(name)!,
                Contact = given.GetValue(contact),
                Language = given.GetValue(language),
                Sections = given.GetValue(sections)!,
                Secret = await SecretAsync(given.GetValue(secret), cancellationToken),
            }, given.GetValue(sign), cancellationToken);
            var reporter = new Reporter();
            reporter.Say("subscriber", subscriber.Id);
            // The one moment at which it is shown: the owner of the receiver needs it to verify signatures.
            if (subscriber.Channel is ChannelKind.Webhook)
                SigningOption.Show(reporter, subscriber, isNew: given.GetValue(secret) is null);
            reporter.Say("status", answer.Kind is OutcomeKind.Sent ? "active" : $"pending until it answers: digest webhooks ping {subscriber.Id}");
            return WebhooksCommand.Say("test message", answer);
        });
        return command;
    }

    private static string OnlyEdition(EditionList editions) => editions.All.ToList() is [var only]
        ? only.Id
        : throw new InvalidOperationException($"There are several editions: name one with --edition: {string.Join(", ", editions.All.Select(edition => edition.Id))}.");

    private static async Task<string?> SecretAsync(string? file, CancellationToken cancellationToken) => file switch
    {
        null => null,
        "-" => (await Console.In.ReadLineAsync(cancellationToken))?.Trim(),
        _ => (await File.ReadAllTextAsync(file, cancellationToken)).Trim(),
    };
}
