namespace Digest.Core.Delivery.Pacing;

/// <summary>Where the pace is kept that instances share.</summary>
public interface IPaceStore
{
    /// <summary>The pace; a new one when there is none.</summary>
    Task<PaceState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Replaces it if it still has its <see cref="PaceState.Version"/>, or adds it; null when somebody else was first, else the state with its new version.</summary>
    Task<PaceState?> TryUpdateAsync(PaceState state, CancellationToken cancellationToken);
}
