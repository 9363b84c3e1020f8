using System.Runtime.CompilerServices;

namespace Azure.Data.Tables.Service;

/// <summary>Asks for one page.</summary>
/// <param name="async">Whether the caller can wait.</param>
/// <param name="token">Where to go on; null is the beginning.</param>
/// <param name="size">At most so many items, or null.</param>
internal delegate ValueTask<Page<T>> AskForPage<T>(bool async, string token, int? size);

/// <summary>Pages, asked for while the caller reads.</summary>
internal sealed class AsyncPages<T>(AskForPage<T> ask, int? maxPerPage, CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
{
    public override IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null) => Pages(continuationToken, pageSizeHint ?? maxPerPage);

    private async IAsyncEnumerable<Page<T>> Pages(string token, int? size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await ask(true, token, size).ConfigureAwait(false);
            yield return page;
            token = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(token));
    }
}

/// <summary>Pages, asked for while the caller reads and waits.</summary>
internal sealed class SyncPages<T>(AskForPage<T> ask, int? maxPerPage, CancellationToken cancellationToken) : Pageable<T>(cancellationToken)
{
    public override IEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        var size = pageSizeHint ?? maxPerPage;
        do
        {
            var page = ask(false, continuationToken, size).Now();
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}
