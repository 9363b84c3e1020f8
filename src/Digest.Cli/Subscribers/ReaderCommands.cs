using System.CommandLine;
using System.Globalization;
using Digest.Cli.Terminal;
using Digest.Core.Editions;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Subscribers.Transfer;

namespace Digest.Cli.Subscribers;

/// <summary>One reader at a time.</summary>
internal static class ReaderCommands
{
    private const string Operator = "operator";

    /// <summary><c>digest subscribers list [--status STATUS]</c>.</summary>
    public static Command List()
    {
        var status = new Option<SubscriberStatus?>("--status") { Description = "Only those." };
        var command = new Command("list", "Lists the readers of an edition.") { status };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await SubscribersCommand.OpenAsync(given, cancellationToken);
            var wanted = given.GetValue(status);
            var readers = app.Get<ISubscriberStore>().ListAsync(SubscribersCommand.EditionOf(given, app).Id, IdRange.All, cancellationToken);
            await foreach (var reader in readers)
                if (wanted is null || reader.Status == wanted)
                    Console.Out.WriteLine($"{reader.Id}\t{reader.Status.ToString().ToLowerInvariant()}\t{reader.Channel}\t{Shown(reader)}\t{Printable.Isolated(reader.Name)}\t{reader.Reason}");
            return 0;
        });
        return command;
    }

    /// <summary><c>digest subscribers show ADDRESS</c>.</summary>
    public static Command Show() => Of("show", "Shows what is kept of an address, and what it agreed to.", async (app, edition, id, given, token) =>
    {
        var reporter = new Reporter();
        var (reader, suppression) = (await app.Get<ISubscriberStore>().FindAsync(edition.Id, id, token), await app.Get<ISuppressionStore>().FindAsync(edition.Id, id, token));
        reporter.Say("id", id);
        reporter.Say("status", reader is null ? "no reader" : $"{reader.Status.ToString().ToLowerInvariant()}{(reader.Reason is null ? "" : $": {Printable.OneLine(reader.Reason)}")}");
        if (reader is not null)
        {
            reporter.Say("name", Printable.Isolated(reader.Name));
            reporter.Say("language", reader.Language ?? edition.Language);
            reporter.Say("sections", reader.Sections.Count == 0 ? "all" : string.Join(", ", reader.Sections.Select(Printable.Isolated)));
        }

        if (suppression is not null)
            reporter.Say("not written to", $"{Printable.OneLine(suppression.Reason)}, since {When(suppression.Since)}");
        await SayElsewhereAsync(reporter, app, edition, given, token);
        reporter.Table("consents", ["when", "what", "how", "confirmed"], await app.Get<IConsentStore>().ListAsync(edition.Id, id, token)
            .Select(record => new[] { When(record.At), record.Kind.ToString().ToLowerInvariant(), Printable.OneLine(record.Source), record.Confirmed is { } confirmed ? When(confirmed) : "" }).ToListAsync(token));
        return reader is null && suppression is null ? DigestCommand.Failed : 0;
    });

    /// <summary><c>digest subscribers add ADDRESS</c>.</summary>
    public static Command Add()
    {
        var name = new Option<string>("--name") { Description = "The reader's name.", DefaultValueFactory = _ => "" };
        var language = new Option<string?>("--language") { Description = "ar, en or fr; the edition's by default." };
        var sections = new Option<string[]>("--section") { Description = "A section that the reader wants; all by default.", DefaultValueFactory = _ => [] };
        var command = Of("add", "Adds a reader who asked for it by other ways. Revives nobody.", async (app, edition, _, given, token) =>
        {
            var line = new SubscriberLine(1, given.GetValue<string>("ADDRESS")!, given.GetValue(name)!, given.GetValue(language), given.GetValue(sections)!, "", null);
            var added = await app.Get<SubscriberImport>().ImportAsync(edition, new[] { line }.ToAsyncEnumerable(), Operator, overwrite: false, token).FirstAsync(token);
            new Reporter().Say(added.Outcome.ToString().ToLowerInvariant(), $"{Printable.Isolated(added.Address)} {added.Why}".TrimEnd());
            return added.Outcome is ImportOutcome.Refused ? DigestCommand.Failed : 0;
        });
        command.Options.Add(name);
        command.Options.Add(language);
        command.Options.Add(sections);
        return command;
    }

    /// <summary><c>digest subscribers remove ADDRESS</c>.</summary>
    public static Command Remove() => Of("remove", "Unsubscribes a reader, who asked for it by other ways.", async (app, edition, id, _, token) =>
    {
        var known = await app.Get<Withdrawals>().UnsubscribeAsync(edition.Id, id, Operator, null, token);
        new Reporter().Say("removed", known ? "the reader gets no further issue" : "nobody: the address is no reader of this edition");
        return known ? 0 : DigestCommand.Failed;
    });

    /// <summary><c>digest subscribers erase ADDRESS</c>.</summary>
    public static Command Erase() => Of("erase", "Erases all that is kept of an address, but for the hash that keeps it from being written to.", async (app, edition, id, _, token) =>
    {
        await app.Get<Withdrawals>().EraseAsync(edition.Id, id, Operator, token);
        new Reporter().Say("erased", id);
        return 0;
    });

    /// <summary><c>digest subscribers lift ADDRESS</c>.</summary>
    public static Command Lift() => Of("lift", "Lets an address that bounced or complained be written to again: only when its owner asked you to. Brings nobody back who left.", async (app, edition, id, given, token) =>
    {
        var outcome = await app.Get<BarLift>().LiftAsync(edition.Id, id, Operator, token);
        var reporter = new Reporter();
        reporter.Say(outcome is LiftOutcome.Lifted ? "lifted" : "not lifted", outcome switch
        {
            LiftOutcome.Lifted => id,
            LiftOutcome.NothingToLift => "nothing bars this address here",
            _ => "its owner left, and comes back by confirming anew; a bounce or complaint bars it no more",
        });
        await SayElsewhereAsync(reporter, app, edition, given, token);
        return 0;
    });

    private static async Task SayElsewhereAsync(Reporter reporter, Services.App app, Edition edition, ParseResult given, CancellationToken cancellationToken)
    {
        if (given.GetValue<string>("ADDRESS") is { } address && await app.Get<AddressBars>().ElsewhereAsync(edition.Id, address, cancellationToken) is { } other)
            reporter.Say("barred", $"by edition {other.Edition} ({Printable.OneLine(other.Reason)}), so that no sign-up and no import takes the address here either; if its owner asked you to: digest subscribers lift --edition {other.Edition} with the same address");
    }

    private static Command Of(string verb, string what, Func<Services.App, Edition, string, ParseResult, CancellationToken, Task<int>> work)
    {
        var address = SubscribersCommand.Address();
        var command = new Command(verb, what) { address };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await SubscribersCommand.OpenAsync(given, cancellationToken);
            var edition = SubscribersCommand.EditionOf(given, app);
            return await work(app, edition, SubscribersCommand.IdOf(edition, given.GetValue(address)!), given, cancellationToken);
        });
        return command;
    }

    // The address of a chat is a secret.
    private static string Shown(Subscriber reader) => reader.Channel is ChannelKind.Email ? Printable.Isolated(reader.Address)
        : Uri.TryCreate(reader.Address, UriKind.Absolute, out var url) ? $"{url.Scheme}://{url.Host}/…" : "…";

    private static string When(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
