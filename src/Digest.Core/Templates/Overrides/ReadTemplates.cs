using System.Collections.Concurrent;

namespace Digest.Core.Templates.Overrides;

/// <summary>Templates that remember what was read of them: one set, even when somebody saves a file meanwhile.</summary>
internal sealed class ReadTemplates(ITemplateSource source) : ITemplateSource
{
    private readonly ConcurrentDictionary<string, string?> _read = new(StringComparer.Ordinal);

    /// <summary>The files that were asked for and found.</summary>
    public IReadOnlyDictionary<string, string> Files => _read.Where(file => file.Value is not null).ToDictionary(file => file.Key, file => file.Value!, StringComparer.Ordinal);

    public string? Read(string path) => _read.GetOrAdd(path, source.Read);
}
