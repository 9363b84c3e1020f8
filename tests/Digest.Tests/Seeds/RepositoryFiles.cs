namespace Digest.Tests.Seeds;

/// <summary>Finds files of the repository and beside it.</summary>
internal static class RepositoryFiles
{
    /// <summary>The repository's root: the folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Seeds => Path.Combine(Root, "seeds");

    /// <summary>The owner's articles beside the repository, where they are.</summary>
    public static string SharedSeeds => Path.GetFullPath(Path.Combine(Root, "..", "shared", "seeds"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Digest.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Digest.sln: run the tests from the repository.");
    }
}
