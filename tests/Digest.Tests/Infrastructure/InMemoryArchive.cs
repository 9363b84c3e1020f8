using System.Collections.Concurrent;
using System.Globalization;
using Digest.Core.Archive;
using Digest.Core.Archive.Cards;
using Microsoft.Extensions.Time.Testing;

namespace Digest.Tests.Infrastructure;

/// <summary>An archive in memory, with those who paint and tell of it.</summary>
internal sealed class InMemoryArchive(FakeTimeProvider time, Faults? faults = null) : IArchiveStore, ICardPainter, IFeedHub
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, StoredFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchiveCatalogue> _catalogues = [];
    private int _version;

    /// <summary>What is painted; null where this machine cannot.</summary>
    public byte[]? Picture { get; set; } = [0x89, 0x50, 0x4E, 0x47];

    public ConcurrentQueue<IssueCard> Cards { get; } = [];

    public ConcurrentQueue<(Uri Hub, Uri Feed)> Pings { get; } = [];

    /// <summary>Runs before each file is written, for what another host does meanwhile.</summary>
    public Func<string, Task>? BeforeWriting { get; set; }

    public IReadOnlyDictionary<string, StoredFile> Files
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, StoredFile>(_files, StringComparer.Ordinal);
        }
    }

    public string Text(string path) => System.Text.Encoding.UTF8.GetString(Files[path].File.Content.Span);

    public Task<StoredFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_files.GetValueOrDefault(path));
    }

    public async Task<bool> WriteAsync(string path, PublicFile file, CancellationToken cancellationToken)
    {
        faults?.Step();
        if (BeforeWriting is not null)
            await BeforeWriting(path);
        bool changed;
        lock (_gate)
        {
            changed = !_files.TryGetValue(path, out var known) || known.File.Gone != file.Gone || !known.File.Content.Span.SequenceEqual(file.Content.Span);
            if (changed)
                _files[path] = new StoredFile(file, string.Create(CultureInfo.InvariantCulture, $"\"{++_version}\""), time.GetUtcNow());
        }

        faults?.Step();
        return changed;
    }

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        faults?.Step();
        lock (_gate)
            return Task.FromResult(_files.Remove(path));
    }

    public Task<ArchiveCatalogue?> ReadCatalogueAsync(string edition, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_catalogues.GetValueOrDefault(edition));
    }

    public Task<ArchiveCatalogue?> TryWriteCatalogueAsync(ArchiveCatalogue catalogue, CancellationToken cancellationToken)
    {
        faults?.Step();
        ArchiveCatalogue? written = null;
        lock (_gate)
        {
            if (_catalogues.GetValueOrDefault(catalogue.Edition)?.Version == catalogue.Version)
                _catalogues[catalogue.Edition] = written = catalogue with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
        }

        faults?.Step();
        return Task.FromResult(written);
    }

    public ReadOnlyMemory<byte>? Paint(IssueCard card)
    {
        Cards.Enqueue(card);
        // A conditional expression would make an empty picture of null.
        if (Picture is null)
            return null;
        return new ReadOnlyMemory<byte>(Picture);
    }

    public Task PingAsync(Uri hub, IReadOnlyList<Uri> feeds, CancellationToken cancellationToken)
    {
        foreach (var feed in feeds)
            Pings.Enqueue((hub, feed));
        return Task.CompletedTask;
    }
}
