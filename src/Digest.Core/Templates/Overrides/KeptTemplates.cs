namespace Digest.Core.Templates.Overrides;

/// <summary>A set that printed once; what it lacks, such as the words of another language, is taken from the deployed templates.</summary>
internal sealed class KeptTemplates(IReadOnlyDictionary<string, string> files, ITemplateSource deployed) : ITemplateSource
{
    public string? Read(string path) => files.TryGetValue(path, out var text) ? text : deployed.Read(path);
}
