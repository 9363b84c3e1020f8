using Digest.Core.Feedback.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Channels.Feedback;

/// <summary>Registers who asks SNS.</summary>
public static class SnsServiceCollectionExtensions
{
    /// <summary>Adds <see cref="SnsService"/>; needs <see cref="Webhooks.AddressGuard"/>.</summary>
    public static IServiceCollection AddSnsService(this IServiceCollection services) =>
        services.AddSingleton<ISnsService>(provider => new SnsService(provider.GetRequiredService<Webhooks.AddressGuard>(), provider.GetRequiredService<TimeProvider>()));
}
