using Digest.LocalHost.Services;

namespace Digest.IntegrationTests.Services;

/// <summary>What a test that runs local services needs.</summary>
public static class LocalRun
{
    /// <summary>Whether Node and npm are on the PATH.</summary>
    public static bool HasNode { get; } = OnPath("node") && OnPath("npm");

    /// <summary>Skips the test when Node is missing.</summary>
    public static void SkipWithoutNode() => Skip.IfNot(HasNode, "Node.js and npm are not on the PATH");

    /// <summary>A new, empty folder under <c>artifacts</c>.</summary>
    public static string NewFolder() =>
        Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "tests", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It was not within a minute.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            try
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"not within a minute: {what}");
            }
        }
    }

    private static bool OnPath(string program)
    {
        var name = OperatingSystem.IsWindows() ? program + (program == "npm" ? ".cmd" : ".exe") : program;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
    }
}
