using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Editions;
using Digest.Core.Subscribers.Consent;
using Digest.Core.Templates;

namespace Digest.Core.Subscribers.Transfer;

/// <summary>
/// Takes over a list of readers, some hundreds at a time, so that memory does not grow with its length. It never revives
/// anybody: who left, bounced, complained or had everything erased is refused and named, and so is an address that
/// complained or bounced for good in another edition. It can be repeated after a crash.
/// </summary>
public sealed class SubscriberImport(ISubscriberStore subscribers, ISuppressionStore suppressions, IConsentStore consents, EditionList editions, TimeProvider time)
{
    private const int Portion = 1_600;
    private const int LongestName = 200;
    private const int LongestSource = 100;

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
            var (results, wanted) = Sift(edition, portion, barred, source);
            results.AddRange(await TakeAsync(wanted, source, overwrite, cancellationToken));
            foreach (var result in results.OrderBy(line => line.Number))
                yield return result;
        }
    }

    private (List<ImportedLine> Results, Dictionary<string, (SubscriberLine Line, Subscriber Reader)> Wanted) Sift(Edition edition, SubscriberLine[] portion, BarredReaders barred, string source)
    {
        var results = new List<ImportedLine>(portion.Length);
        var wanted = new Dictionary<string, (SubscriberLine, Subscriber)>(portion.Length, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        foreach (var line in portion)
        {
            if (Problem(edition, line, out var address) is { } problem)
            {
                results.Add(new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, problem));
                continue;
            }

            var id = SubscriberId.For(edition.Id, ChannelKind.Email, address);
            if (barred.ReasonFor(id, address) is { } reason)
                results.Add(new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, $"must not be written to: {reason}"));
            else if (wanted.TryGetValue(id, out var first))
                results.Add(new ImportedLine(line.Number, line.Address, ImportOutcome.Unchanged, string.Create(CultureInfo.InvariantCulture, $"the same reader as in line {first.Item1.Number}")));
            else
                wanted.Add(id, (line, new Subscriber
                {
                    Id = id,
                    Edition = edition.Id,
                    Channel = ChannelKind.Email,
                    Address = address,
                    Name = PlainText.Clean(line.Name, LongestName),
                    Language = line.Language,
                    Sections = line.Sections,
                    Reason = source,
                    Joined = now,
                    Changed = now,
                }));
        }

        return (results, wanted);
    }

    private static string? Problem(Edition edition, SubscriberLine line, out string address)
    {
        address = "";
        if (line.Problem is not null)
            return line.Problem;
        if (!MailboxAddress.TryRead(line.Address, out var read))
            return "is no e-mail address";
        address = read;
        if (line.Status is not ("" or "active" or "subscribed" or "confirmed"))
            return $"the list itself says: {PlainText.Clean(line.Status, 40)}";
        return ReaderChoices.AreOffered(edition, line.Language, line.Sections) ? null : "its language is not ar, en or fr, or the edition has no such section";
    }

    private async Task<List<ImportedLine>> TakeAsync(Dictionary<string, (SubscriberLine Line, Subscriber Reader)> wanted, string source, bool overwrite, CancellationToken cancellationToken)
    {
        var known = (await subscribers.AddManyAsync([.. wanted.Values.Select(entry => entry.Reader)], cancellationToken)).ToDictionary(reader => reader.Id, StringComparer.Ordinal);
        // Also for those whom an earlier run of this list added, in case it was cut short here.
        var proofs = wanted.Values.Select(entry => known.GetValueOrDefault(entry.Reader.Id) ?? entry.Reader).Where(reader => reader.Reason == source && reader.Status is SubscriberStatus.Active);
        await consents.AppendManyAsync([.. proofs.Select(reader => Proof(reader, source))], cancellationToken);

        var results = new List<ImportedLine>(wanted.Count);
        foreach (var (line, reader) in wanted.Values)
        {
            var there = known.GetValueOrDefault(reader.Id);
            results.Add(there switch
            {
                null => new ImportedLine(line.Number, line.Address, ImportOutcome.Added),
                { Status: not SubscriberStatus.Active } => new ImportedLine(line.Number, line.Address, ImportOutcome.Refused, $"is known and {there.Status.ToString().ToLowerInvariant()}{(there.Reason is null ? "" : $": {there.Reason}")}"),
                _ when overwrite && Differs(there, reader) => await ChangeAsync(line, reader, cancellationToken),
                _ => new ImportedLine(line.Number, line.Address, ImportOutcome.Unchanged),
            });
        }

        return results;
    }

    private async Task<ImportedLine> ChangeAsync(SubscriberLine line, Subscriber reader, CancellationToken cancellationToken)
    {
        await subscribers.ChangeAsync(reader.Edition, reader.Id, row => row with { Name = reader.Name, Language = reader.Language, Sections = reader.Sections }, cancellationToken);
        return new ImportedLine(line.Number, line.Address, ImportOutcome.Changed);
    }

    private static bool Differs(Subscriber there, Subscriber listed) =>
        there.Name != listed.Name || there.Language != listed.Language || !there.Sections.SequenceEqual(listed.Sections);

    private static ConsentRecord Proof(Subscriber reader, string source) => new()
    {
        Edition = reader.Edition,
        SubscriberId = reader.Id,
        Kind = source.StartsWith("import ", StringComparison.Ordinal) ? ConsentKind.Imported : ConsentKind.Added,
        At = reader.Joined ?? default,
        Key = source,
        Source = source,
        Address = reader.Address,
        Language = reader.Language,
    };
}
