using System.Diagnostics;

namespace Digest.Benchmarks.Starting;

/// <summary>Where the app that is measured lies.</summary>
internal static class AppFolder
{
    /// <summary>Publishes the app as a deployment would. Where the feed lacks packages their stand-ins are published: good enough to measure, and nothing else.</summary>
    public static string Publish(string root)
    {
        var folder = Path.Combine(root, "artifacts", "cold");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Run(root, "publish", "src/Digest.Functions", "-c", "Release", "-o", folder, "-p:PublishToMeasure=true", "-v", "q", "-nologo", "-clp:ErrorsOnly");
        return folder;
    }

    /// <summary>Builds the app as it is tested: no code is compiled ahead.</summary>
    public static string Build(string root)
    {
        Run(root, "build", "src/Digest.Functions", "-c", "Release", "-v", "q", "-nologo", "-clp:ErrorsOnly");
        return Path.Combine(root, "artifacts", "bin", "Digest.Functions", "release");
    }

    private static void Run(string root, params string[] arguments)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root })!;
        dotnet.WaitForExit();
        if (dotnet.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {arguments[0]} ended with exit code {dotnet.ExitCode}.");
    }
}
