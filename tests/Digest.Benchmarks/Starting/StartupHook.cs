using Digest.Benchmarks.Starting;

/// <summary>.NET calls this in a process whose <c>DOTNET_STARTUP_HOOKS</c> names this program; the name is its choice.</summary>
internal static class StartupHook
{
    public static void Initialize() => StartProfile.Begin();
}
