namespace Digest.Core.Articles;

/// <summary>Where articles are kept: a row each, and the parsed text beside it.</summary>
public interface IArticleStore
{
    /// <summary>The article whose latest content this blob holds, without its paragraphs; null when the name is new or its article goes by another name now.</summary>
    Task<ArticleRecord?> FindByNameAsync(string blobName, CancellationToken cancellationToken);

    /// <summary>The article that has exactly this content now, without its paragraphs; null when there is none.</summary>
    Task<ArticleRecord?> FindByContentAsync(string contentHash, CancellationToken cancellationToken);

    /// <summary>Writes the row and the parsed text; what was there under the same id is replaced.</summary>
    Task SaveAsync(ArticleRecord record, CancellationToken cancellationToken);

    /// <summary>The accepted and rejected articles first received in [<paramref name="from"/>, <paramref name="to"/>), without their paragraphs, oldest first.</summary>
    IAsyncEnumerable<ArticleRecord> ReceivedAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Whether an uploaded file is still there: an editor withdraws an article by deleting its file.</summary>
    Task<bool> HasFileAsync(string blobName, CancellationToken cancellationToken);

    /// <summary>The whole article as parsed; null when it is not there or was rejected.</summary>
    Task<Article?> ReadAsync(string id, CancellationToken cancellationToken);
}
