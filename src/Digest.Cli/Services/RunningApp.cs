using System.Diagnostics;
using System.Text.Json;

namespace Digest.Cli.Services;

/// <summary>Tells other commands of this machine with which settings an app runs on a data folder, so that they reach the same storage and mail.</summary>
internal sealed class RunningApp : IDisposable
{
    private readonly string _file;

    private RunningApp(string file) => _file = file;

    /// <summary>Leaves word until disposed. Only the same user can read it: the settings hold secrets.</summary>
    public static RunningApp Announce(string data, IReadOnlyDictionary<string, string?> settings)
    {
        var file = FileOf(data);
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(file, options))
            JsonSerializer.Serialize(stream, new Word(Environment.ProcessId, settings));
        return new RunningApp(file);
    }

    /// <summary>The settings of the app that runs on a data folder; null where none does.</summary>
    public static IReadOnlyDictionary<string, string?>? Find(string data)
    {
        try
        {
            using var stream = File.OpenRead(FileOf(data));
            return JsonSerializer.Deserialize<Word>(stream) is { } word && Lives(word.Process) ? word.Settings : null;
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // Nobody runs there, or somebody stops just now.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(_file);

    private static string FileOf(string data) => Path.Combine(data, "running.json");

    private static bool Lives(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed record Word(int Process, IReadOnlyDictionary<string, string?> Settings);
}
