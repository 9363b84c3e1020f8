namespace Digest.Core.Archive;

/// <summary>Tells followers that feeds changed (WebSub).</summary>
public interface IFeedHub
{
    /// <summary>Tells the hub of changed feeds. Takes a bounded time, and a failure is logged and goes no further: an issue does not wait for a hub.</summary>
    /// <param name="hub">The address of the hub.</param>
    /// <param name="feeds">The addresses of the feeds.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    Task PingAsync(Uri hub, IReadOnlyList<Uri> feeds, CancellationToken cancellationToken);
}
