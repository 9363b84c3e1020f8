using Digest.Core.Archive.Cards;
using Microsoft.Extensions.DependencyInjection;

namespace Digest.Pictures;

/// <summary>Registers who paints.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds <see cref="CardPainter"/>.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services) => services.AddSingleton<ICardPainter, CardPainter>();
}
