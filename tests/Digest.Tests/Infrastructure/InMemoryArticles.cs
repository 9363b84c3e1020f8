using System.Runtime.CompilerServices;
using Digest.Core.Articles;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryArticles(Faults? faults = null) : IArticleStore
{
    private readonly Dictionary<string, ArticleRecord> _rows = [];

    public IReadOnlyCollection<ArticleRecord> Rows => _rows.Values;

    /// <summary>Files that an editor deleted again.</summary>
    public HashSet<string> Deleted { get; } = [];

    public Task<ArticleRecord?> FindByNameAsync(string blobName, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Values.FirstOrDefault(row => row.BlobName == blobName));

    public Task<ArticleRecord?> FindByContentAsync(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.Values.FirstOrDefault(row => row.ContentHash == contentHash));

    public Task SaveAsync(ArticleRecord record, CancellationToken cancellationToken)
    {
        faults?.Step();
        _rows[record.Id] = record;
        faults?.Step();
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ArticleRecord> ReceivedAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var row in _rows.Values.Where(row => row.Received >= from && row.Received < to).OrderBy(row => row.Received).ToList())
            yield return row;
    }

    public Task<bool> HasFileAsync(string blobName, CancellationToken cancellationToken) => Task.FromResult(!Deleted.Contains(blobName));

    public Task<Article?> ReadAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(_rows.TryGetValue(id, out var row) ? row.Article : null);
}
