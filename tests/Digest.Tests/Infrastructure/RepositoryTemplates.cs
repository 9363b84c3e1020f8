using Digest.Core.Templates;

namespace Digest.Tests.Infrastructure;

/// <summary>The templates of this repository.</summary>
internal sealed class RepositoryTemplates : ITemplateSource
{
    public string? Read(string path)
    {
        var file = Path.Combine(Repository.Root, "templates", path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
