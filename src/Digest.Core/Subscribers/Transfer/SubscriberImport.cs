using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Editions;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Templates;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Takes over a list of readers, some hundreds at a time, so that memory does not grow with its length. It never revives
/// anybody: who left, bounced, complained or had everything erased is refused and named, and so is an address that
/// complained or bounced for good in another edition, or of which the list itself says so. It can be repeated after a crash.
/// </summary>
public sealed class SubscriberImport(ISubscriberStore subscribers, ISuppressionStore suppressions, IConsentStore consents, Withdrawals withdrawals, EditionList editions, TimeProvider time)
{
    /// <summary>How the source of a list begins, in the consents and as the reason of the readers whom it brought.</summary>
    public const string SourceStart = "import ";


    private const int Portion = 1_600;
    private const int LongestName = 200;
    private const int LongestSource = 100;
    // One small read for each new reader.
    private const int Hands = 32;

    private readonly ListedLeave _leave = new(subscribers, suppressions, withdrawals, time);

    /// <summary>Imports a list and says of each line, portion by portion, what became of it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="lines">The list.</param>
    /// <param name="source">Where it comes from, as the consents say: <c>import readers.csv</c>.</param>
    /// <param name="overwrite">Whether known readers get the names, languages and sections of the list.</param>
    /// <param name="cancellationToken">Stops after a portion.</param>
    public async IAsyncEnumerable<ImportedLine> ImportAsync(
        Edition edition,
        IAsyncEnumerable<SubscriberLine> lines,
        string source,
        bool overwrite,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        // It is a column of the reader's row too, by which a repeated run finds its own.
        source = PlainText.Clean(source, LongestSource);
        var barred = await BarredReaders.ReadAsync(suppressions, editions, edition.Id, cancellationToken);
        await foreach (var portion in lines.Chunk(Portion).WithCancellation(cancellationToken))
        {
            var (results, wanted, gone) = Sift(edition, portion, barred, source);
            results.AddRange(await TakeAsync(wanted, source, overwrite, cancellationToken));
            results.AddRange(await _leave.HeedAsync(edition.Id, gone, source, cancellationToken));
            foreach (var result in results.OrderBy(line => line.Number))
                yield return result;
        }
    }

    private Sifted Sift(Edition edition, SubscriberLine[] portion, BarredReaders barred, string source)
    {
        var sifted = new Sifted([], new(portion.Length, StringComparer.Ordinal), []);
        var now = time.GetUtcNow();
        foreach (var line in portion)
        {
            if (Problem(line, out var address) is { } problem)
            {
                sifted.Refuse(line, problem);
                continue;
            }

            var id = SubscriberId.For(edition.Id, ChannelKind.Email, address);
            if (!ListedStatus.IsActive(line.Status))
                Bar(id, line);
            else if (!ReaderChoices.AreOffered(edition, line.Language, line.Sections ?? []))
                sifted.Refuse(line, "its language is not ar, en or fr, or the edition has no such section");
            else if (barred.ReasonFor(id, address) is { } reason)
                sifted.Refuse(line, $"must not be written to: {reason}");
            else if (sifted.Wanted.TryGetValue(id, out var first))
                sifted.Results.Add(new ImportedLine(line.Number, line.Address, ImportOutcome.Unchanged, string.Create(CultureInfo.InvariantCulture, $"the same reader as in line {first.Line.Number}")));
            else
                sifted.Wanted.Add(id, (line, New(id, address, line)));
        }

        return sifted;

        // Of an address the list may have a line of each kind: the one that says no counts.
        void Bar(string id, SubscriberLine line)
        {
            var said = string.Create(CultureInfo.InvariantCulture, $"line {line.Number} of the list says: {PlainText.Clean(line.Status, 40)}");
            if (sifted.Wanted.Remove(id, out var before))
                sifted.Refuse(before.Line, said);
            barred.Add(id, said);
            sifted.Gone.Add((id, line));
        }

        Subscriber New(string id, string address, SubscriberLine line) => new()
        {
            Id = id,
            Edition = edition.Id,
            Channel = ChannelKind.Email,
            Address = address,
            Name = PlainText.Clean(line.Name, LongestName),
            Language = LanguageOf(line),
            Sections = line.Sections ?? [],
            Reason = source,
            Joined = now,
            Changed = now,
        };
    }

    private static string? Problem(SubscriberLine line, out string address)
    {
        address = "";
        if (line.Problem is not null)
            return line.Problem;
        if (!MailboxAddress.TryRead(line.Address, out var read))
            return "is no e-mail address";
        address = read;
        return null;
    }

    private async Task<List<ImportedLine>> TakeAsync(Dictionary<string, (SubscriberLine Line, Subscriber Reader)> wanted, string source, bool overwrite, CancellationToken cancellationToken)
    {
        var known = (await subscribers.AddManyAsync([.. wanted.Values.Select(entry => entry.Reader)], cancellationToken)).ToDictionary(reader => reader.Id, StringComparer.Ordinal);
        // Also for those whom an earlier run of this list added, in case it was cut short here.
        var proofs = wanted.Values.Select(entry => known.GetValueOrDefault(entry.Reader.Id) ?? entry.Reader).Where(reader => reader.Reason == source && reader.Status is SubscriberStatus.Active);
        await consents.AppendManyAsync([.. proofs.Select(reader => Proof(reader, source))], cancellationToken);
        var late = await LateAsync(wanted.Values.Select(entry => entry.Reader).Where(reader => !known.ContainsKey(reader.Id)), cancellationToken);

        var results = new List<ImportedLine>(wanted.Count);
        foreach (var (line, reader) in wanted.Values)
        {
            var there = known.GetValueOrDefault(reader.Id);
            results.Add(there switch
            {
                null when late.TryGetValue(reader.Id, out var reason) => new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, $"must not be written to: {reason}"),
                null => new ImportedLine(line.Number, line.Address, ImportOutcome.Added),
                { Status: not SubscriberStatus.Active } => new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, $"is known and {there.Status.ToString().ToLowerInvariant()}{(there.Reason is null ? "" : $": {there.Reason}")}"),
                _ when overwrite && Differs(there, line) => await ChangeAsync(line, there, cancellationToken),
                _ => new ImportedLine(line.Number, line.Address, ImportOutcome.Unchanged),
            });
        }

        return results;
    }

    // Who left, or had everything erased, since the import looked does not come back by a row that is written now.
    private async Task<ConcurrentDictionary<string, string>> LateAsync(IEnumerable<Subscriber> added, CancellationToken cancellationToken)
    {
        var late = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(added, new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = cancellationToken }, async (reader, token) =>
        {
            if (await suppressions.FindAsync(reader.Edition, reader.Id, token) is not { } suppression)
                return;
            late[reader.Id] = suppression.Reason;
            if (suppression.Reason is Lifting.Erased)
            {
                // Anew, with what was written here since, by whom it was.
                var erasure = await consents.ListAsync(reader.Edition, reader.Id, token).FirstOrDefaultAsync(record => record.Kind is ConsentKind.Erased, token);
                await withdrawals.EraseAsync(reader.Edition, reader.Id, erasure?.Source ?? reader.Reason!, token);
            }
            else
            {
                await subscribers.SetStatusAsync(reader.Edition, reader.Id, Lifting.IsByReader(suppression.Reason) ? SubscriberStatus.Unsubscribed : SubscriberStatus.Suppressed, suppression.Reason, time.GetUtcNow(), token);
            }
        });
        return late;
    }

    private async Task<ImportedLine> ChangeAsync(SubscriberLine line, Subscriber reader, CancellationToken cancellationToken)
    {
        var changed = await subscribers.ChangeAsync(reader.Edition, reader.Id, row => Over(row, line), cancellationToken);
        return new ImportedLine(line.Number, line.Address, changed is null ? ImportOutcome.Refused : ImportOutcome.Changed, changed is null ? "was erased in this moment" : null);
    }

    private static bool Differs(Subscriber there, SubscriberLine line)
    {
        var listed = Over(there, line);
        return there.Name != listed.Name || there.Language != listed.Language || !there.Sections.SequenceEqual(listed.Sections);
    }

    // Of what the list does not say, the reader's own stays.
    private static Subscriber Over(Subscriber row, SubscriberLine line) => row with
    {
        Name = line.Name is null ? row.Name : PlainText.Clean(line.Name, LongestName),
        Language = line.Language is null ? row.Language : LanguageOf(line),
        Sections = line.Sections ?? row.Sections,
    };

    private static string? LanguageOf(SubscriberLine line) => string.IsNullOrEmpty(line.Language) ? null : line.Language;

    private static ConsentRecord Proof(Subscriber reader, string source) => new()
    {
        Edition = reader.Edition,
        SubscriberId = reader.Id,
        Kind = source.StartsWith(SourceStart, StringComparison.Ordinal) ? ConsentKind.Imported : ConsentKind.Added,
        At = reader.Joined ?? default,
        Key = source,
        Source = source,
        Address = reader.Address,
        Language = reader.Language,
    };

    private sealed record Sifted(
        List<ImportedLine> Results,
        Dictionary<string, (SubscriberLine Line, Subscriber Reader)> Wanted,
        List<(string Id, SubscriberLine Line)> Gone)
    {
        public void Refuse(SubscriberLine line, string why) => Results.Add(new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, why));
    }
}
