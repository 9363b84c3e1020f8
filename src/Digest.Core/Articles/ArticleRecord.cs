namespace Digest.Core.Articles;

/// <summary>Whether an uploaded file can be published.</summary>
public enum ArticleStatus
{
    /// <summary>It was understood and goes into the next issue.</summary>
    Accepted,

    /// <summary>It was not: <see cref="ArticleRecord.Reason"/> says why.</summary>
    Rejected,
}

/// <summary>One uploaded file as storage knows it: its identity, and what the digest needs of it.</summary>
public sealed record ArticleRecord
{
    /// <summary>The stable id, 32 hex digits: the same over replacing and renaming.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the blob that holds the latest content.</summary>
    public required string BlobName { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When the article first arrived: what decides about its issue.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>When its content last changed.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>Whether it can be published.</summary>
    public required ArticleStatus Status { get; init; }

    /// <summary>Why it was rejected; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>What was understood; null when it was rejected.</summary>
    public Article? Article { get; init; }

    /// <summary>The trace of the upload that brought this content, as a W3C traceparent; null where nothing was traced.</summary>
    public string? Trace { get; init; }
}
