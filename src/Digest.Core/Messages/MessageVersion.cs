namespace Digest.Core.Messages;

/// <summary>
/// Messages on queues carry the version of their layout: while an upgrade replaces one instance after the other, an older
/// one must not do half of what a newer one asks. A message without a version is of the first.
/// </summary>
public static class MessageVersion
{
    /// <summary>What this version of Digest writes, and the newest that it reads.</summary>
    public const int Current = 1;

    /// <summary>Refuses a message of a newer version, so that the queue shows it again and a newer instance takes it.</summary>
    /// <param name="version">The message's version.</param>
    /// <param name="queue">The queue that it came from.</param>
    /// <exception cref="NotSupportedException">It is newer than <see cref="Current"/>.</exception>
    public static void Check(int version, string queue)
    {
        if (version > Current)
            throw new NotSupportedException($"A message on queue {queue} is of version {version}, and this version of Digest reads messages up to {Current}: a newer version queued it. It stays on the queue; deploy that version, or finish its issue with it; docs/deploy.md, Upgrades.");
    }
}
