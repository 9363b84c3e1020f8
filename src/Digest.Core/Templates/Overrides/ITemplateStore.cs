namespace Digest.Core.Templates.Overrides;

/// <summary>Where a publisher keeps templates of its own, and where the digest keeps those that printed last.</summary>
public interface ITemplateStore
{
    /// <summary>The publisher's files as they are now: the same snapshot as long as none of them changed.</summary>
    /// <exception cref="TemplateException">There are more than <see cref="TemplateSnapshot.MostFiles"/>.</exception>
    Task<TemplateSnapshot> ReadAsync(CancellationToken cancellationToken);

    /// <summary>The set of files kept under this name, by their paths; null when there is none, or none that can be read.</summary>
    Task<IReadOnlyDictionary<string, string>?> ReadKeptAsync(string name, CancellationToken cancellationToken);

    /// <summary>Keeps a set of files under a name, out of sight of <see cref="ReadAsync"/>; replaces the one before.</summary>
    Task KeepAsync(string name, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken);
}
