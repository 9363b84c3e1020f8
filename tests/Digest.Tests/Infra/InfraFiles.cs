using Digest.Shared;

namespace Digest.Tests.Infra;

/// <summary>The files of infra/ as they stand.</summary>
internal static class InfraFiles
{
    public static IEnumerable<string> Bicep => Directory.EnumerateFiles(At("infra"), "*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryTemplates.Root, file)).Order(StringComparer.Ordinal);

    public static string At(string path) => Path.Combine(RepositoryTemplates.Root, path);

    public static string Read(string path) => File.ReadAllText(At(path));

    public static string? Find(string path) => File.Exists(At(path)) ? Read(path) : null;

    public static BicepFile Parse(string path) => BicepFile.Read(Read(path));

    /// <summary>The tokens of a file of Bicep with a space between them: without comments, and however it is laid out.</summary>
    public static string Flat(string path) => string.Join(' ', Parse(path).Tokens.Select(token => token.Kind == BicepTokenKind.Text ? $"'{token.Text}'" : token.Text));
}
