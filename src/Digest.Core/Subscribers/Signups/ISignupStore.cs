namespace Digest.Core.Subscribers.Signups;

/// <summary>Where wishes to subscribe are kept: one of each address.</summary>
public interface ISignupStore
{
    /// <summary>The last wish of an address; null when there is none.</summary>
    Task<Signup?> FindAsync(string edition, string id, CancellationToken cancellationToken);

    /// <summary>Adds it where <see cref="Signup.Version"/> is null, else replaces that version; null when somebody else was first, else the row with its new version.</summary>
    Task<Signup?> TryWriteAsync(Signup signup, CancellationToken cancellationToken);

    /// <summary>Deletes it; nothing happens when there is none.</summary>
    Task DeleteAsync(string edition, string id, CancellationToken cancellationToken);

    /// <summary>Deletes all that were asked before an instant; how many they were.</summary>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
