using System.CommandLine;
using System.Globalization;
using System.Text;
using Digest.Cli.Terminal;
using Digest.Core.Subscribers;
using Digest.Core.Subscribers.Transfer;

namespace Digest.Cli.Subscribers;

/// <summary>Whole lists of readers, in and out.</summary>
internal static class TransferCommands
{
    private const int Shown = 50;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary><c>digest subscribers import FILE</c>.</summary>
    public static Command Import()
    {
        var file = new Argument<FileInfo>("FILE.csv") { Description = "The list: its first line names the columns email, name, language, sections (joined by |), status." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Give known readers the names, languages and sections of the list. It revives nobody." };
        var report = new Option<FileInfo?>("--report") { Description = "Where to write what became of each line that was not added. Default: the first ones are shown.", HelpName = "FILE.csv" };
        var command = new Command("import", "Adds the readers of a list. Who left, bounced or complained stays away, and the report says so.") { file, overwrite, report };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await SubscribersCommand.OpenAsync(given, cancellationToken);
            var edition = SubscribersCommand.EditionOf(given, app);
            var list = given.GetValue(file)!;
            using var reader = new StreamReader(list.FullName, Strict, detectEncodingFromByteOrderMarks: true);
            var lines = app.Get<SubscriberImport>().ImportAsync(edition, SubscriberCsv.ReadAsync(reader, cancellationToken), $"import {list.Name}", given.GetValue(overwrite), cancellationToken);
            try
            {
                return await RunAsync(lines, list.Name, given.GetValue(report), cancellationToken);
            }
            catch (DecoderFallbackException foreign)
            {
                throw new InvalidDataException($"{list.Name} is not UTF-8: save it from your spreadsheet as CSV UTF-8, and import it again.", foreign);
            }
        });
        return command;
    }

    /// <summary><c>digest subscribers export</c>.</summary>
    public static Command Export()
    {
        var file = new Option<FileInfo?>("--out") { Description = "Where to write it. Default: standard output.", HelpName = "FILE.csv" };
        var command = new Command("export", "Writes the readers who are reached by e-mail as CSV, whatever their status.") { file };
        command.SetAction(async (given, cancellationToken) =>
        {
            await using var app = await SubscribersCommand.OpenAsync(given, cancellationToken);
            var readers = app.Get<ISubscriberStore>().ListAsync(SubscribersCommand.EditionOf(given, app).Id, IdRange.All, cancellationToken);
            if (given.GetValue(file) is not { } target)
            {
                await SubscriberCsv.WriteAsync(Console.Out, readers, cancellationToken);
                return 0;
            }

            // Spreadsheets read Arabic only behind a byte order mark.
            await using var writer = new StreamWriter(target.FullName, append: false, Strict);
            var count = await SubscriberCsv.WriteAsync(writer, readers, cancellationToken);
            new Reporter().Say("exported", string.Create(CultureInfo.InvariantCulture, $"{count:N0} readers to {target.FullName}"));
            return 0;
        });
        return command;
    }

    private static async Task<int> RunAsync(IAsyncEnumerable<ImportedLine> lines, string name, FileInfo? report, CancellationToken cancellationToken)
    {
        var reporter = new Reporter();
        var counts = new int[Enum.GetValues<ImportOutcome>().Length];
        await using var rest = report is null ? null : new ImportReport(report);
        await reporter.StepAsync(
            name,
            async far =>
            {
                var seen = 0;
                await foreach (var line in lines.WithCancellation(cancellationToken))
                {
                    counts[(int)line.Outcome]++;
                    if (++seen % 1000 == 0)
                        far(string.Create(CultureInfo.InvariantCulture, $"{seen:N0} lines"));
                    if (line.Outcome is not ImportOutcome.Added)
                        rest?.Write(line);
                    if (rest is null && line.Outcome is ImportOutcome.Refused && counts[(int)ImportOutcome.Refused] <= Shown)
                        reporter.Say("refused", string.Create(CultureInfo.InvariantCulture, $"line {line.Number}: {Printable.Isolated(line.Address)} {Printable.OneLine(line.Why ?? "")}"));
                }

                return seen;
            },
            seen => string.Create(CultureInfo.InvariantCulture, $"{seen:N0} lines: {string.Join(", ", Enum.GetValues<ImportOutcome>().Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{counts[(int)outcome]:N0} {outcome.ToString().ToLowerInvariant()}")))}"));
        if (rest is null && counts[(int)ImportOutcome.Refused] > Shown)
            reporter.Say("refused", string.Create(CultureInfo.InvariantCulture, $"and {counts[(int)ImportOutcome.Refused] - Shown:N0} more; all of them with --report FILE.csv"));
        return 0;
    }
}
