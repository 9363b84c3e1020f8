namespace Digest.LocalHost.Services;

/// <summary>The checkout that a local run belongs to. All that a run writes is under its <see cref="Artifacts"/>.</summary>
public static class Repository
{
    private static readonly Lazy<string?> Found = new(() => Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory));

    /// <summary>The folder that holds <c>Digest.sln</c>.</summary>
    /// <exception cref="LocalServiceException">Neither the working directory nor the program is in a checkout.</exception>
    public static string Root => Found.Value
        ?? throw new LocalServiceException("Local services are installed from eng/local of a checkout, and neither the working directory nor the program is in one: run from the folder that holds Digest.sln.");

    /// <summary>The folder for everything that is made and may be deleted.</summary>
    /// <exception cref="LocalServiceException">Neither the working directory nor the program is in a checkout.</exception>
    public static string Artifacts => Path.Combine(Root, "artifacts");

    private static string? Above(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Digest.sln")))
                return at.FullName;
        }

        return null;
    }
}
