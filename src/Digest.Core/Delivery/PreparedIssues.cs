using System.Collections.Concurrent;
using Digest.Core.Editions;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>An issue made ready for the channels and choices of a batch, each when its first reader needs it, and once.</summary>
internal sealed class PreparedIssues(Edition edition, Issue issue, RenderedCache files, IEnumerable<IChannel> channels) : IAsyncDisposable
{
    private readonly Dictionary<ChannelKind, IChannel> _channels = channels.ToDictionary(channel => channel.Kind);
    private readonly ConcurrentDictionary<(ChannelKind Channel, string Choice), Lazy<Task<IPreparedIssue>>> _prepared = [];

    /// <summary>The issue for a channel as a reader chose it; null when the deployment lacks the channel.</summary>
    /// <exception cref="InvalidOperationException">The rendered files are missing.</exception>
    public async Task<IPreparedIssue?> FindAsync(ChannelKind channel, string? choice)
    {
        if (!_channels.TryGetValue(channel, out var found))
            return null;
        return await _prepared.GetOrAdd((channel, choice ?? ""), _ => new Lazy<Task<IPreparedIssue>>(() => PrepareAsync(found, ReaderChoice.Parse(choice)))).Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var used in _prepared.Values.Where(prepared => prepared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            await (await used.Value).DisposeAsync();
    }

    private async Task<IPreparedIssue> PrepareAsync(IChannel channel, ReaderChoice choice) =>
        channel.Prepare(choice.EditionOf(edition), issue, await files.ReadAsync(issue, choice, channel.Kind is not (ChannelKind.Email or ChannelKind.Webhook)));
}
