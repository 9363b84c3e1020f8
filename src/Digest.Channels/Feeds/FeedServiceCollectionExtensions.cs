using Digest.Core.Archive;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Digest.Channels.Feeds;

/// <summary>Registers who tells followers of feeds.</summary>
public static class FeedServiceCollectionExtensions
{
    /// <summary>Adds <see cref="WebSubHub"/>.</summary>
    public static IServiceCollection AddFeedHub(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<IFeedHub, WebSubHub>();
    }
}
