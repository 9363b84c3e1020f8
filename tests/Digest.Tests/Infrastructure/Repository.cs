namespace Digest.Tests.Infrastructure;

internal static class Repository
{
    /// <summary>The folder with Digest.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"There is no Digest.sln above {AppContext.BaseDirectory}.");
    }
}
