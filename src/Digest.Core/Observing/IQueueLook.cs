namespace Digest.Core.Observing;

/// <summary>How a queue stands.</summary>
/// <param name="Queue">Its name.</param>
/// <param name="Age">How long its oldest message that could be worked on waits, since it became due; zero when there is none.</param>
/// <param name="Length">About how many messages it has, those that are hidden for now among them.</param>
public sealed record QueueState(string Queue, TimeSpan Age, long Length);

/// <summary>Looks at the queues without taking anything from them.</summary>
public interface IQueueLook
{
    /// <summary>All queues of the app that are there.</summary>
    Task<IReadOnlyList<QueueState>> ReadAsync(CancellationToken cancellationToken);
}
