using System.Collections.Concurrent;
using System.Text;
using Digest.Core.Templates.Overrides;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryTemplates(Faults? faults = null) : ITemplateStore
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _kept = new();

    /// <summary>How often a set was written.</summary>
    public int Writes { get; private set; }

    /// <summary>What storage answers instead; null when it works.</summary>
    public Exception? Failure { get; set; }

    public void Upload(string path, string text) => Upload(path, Encoding.UTF8.GetBytes(text));

    public void Upload(string path, byte[] content) => _files[path] = content;

    public void Delete(string path) => _files.TryRemove(path, out _);

    public Task<TemplateSnapshot> ReadAsync(CancellationToken cancellationToken) => Failure is null
        ? Task.FromResult(new TemplateSnapshot(_files.Where(file => TemplateSnapshot.IsTemplate(file.Key)).Select(file => TemplateFile.Of(file.Key, file.Value))))
        : Task.FromException<TemplateSnapshot>(Failure);

    public Task<IReadOnlyDictionary<string, string>?> ReadKeptAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_kept.GetValueOrDefault(name));

    public Task KeepAsync(string name, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        faults?.Step();
        _kept[name] = files;
        Writes++;
        faults?.Step();
        return Task.CompletedTask;
    }
}
