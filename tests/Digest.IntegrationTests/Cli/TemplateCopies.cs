using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Cli;

/// <summary>Copies of the repository's templates that a test may break.</summary>
internal static class TemplateCopies
{
    /// <summary>Copies one file into a folder.</summary>
    public static string Of(string path, string folder)
    {
        var copy = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(Repository.Root, "templates", path), copy);
        return copy;
    }
}
