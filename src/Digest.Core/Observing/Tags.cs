namespace Digest.Core.Observing;

/// <summary>The names of what spans tell.</summary>
internal static class Tags
{
    public const string Article = "digest.article";
    public const string Articles = "digest.articles";
    public const string Attempt = "digest.attempt";
    public const string Audience = "digest.audience";
    public const string Batch = "digest.batch";
    public const string Batches = "digest.batches";
    public const string Blob = "digest.blob";
    public const string Bytes = "digest.bytes";
    public const string Channel = "digest.channel";
    public const string Code = "digest.code";
    public const string Edition = "digest.edition";
    public const string Failed = "digest.failed";
    public const string Issue = "digest.issue";
    public const string Outcome = "digest.outcome";
    public const string Rows = "digest.rows";
    public const string Sent = "digest.sent";
    public const string State = "digest.state";
    public const string Stories = "digest.stories";
    public const string Subscriber = "digest.subscriber";
    public const string Suppressed = "digest.suppressed";
    public const string Uncertain = "digest.uncertain";
}
