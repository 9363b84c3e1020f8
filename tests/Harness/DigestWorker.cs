using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Digest.Harness;

/// <summary>The function app as a process of its own, which can be ended without grace.</summary>
public sealed class DigestWorker : IDisposable
{
    private readonly Process _process;

    private DigestWorker(Process process) => _process = process;

    /// <summary>Its last words.</summary>
    public Queue<string> Errors { get; } = [];

    /// <summary>Starts <c>digest start</c> on storage and a mail server that are there.</summary>
    public static DigestWorker Start(string folder, IReadOnlyDictionary<string, string> settings)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "digest.dll"), "start", "--port", "0", "--data", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var worker = new DigestWorker(new Process { StartInfo = start });
        worker._process.OutputDataReceived += (_, _) => { };
        worker._process.ErrorDataReceived += (_, line) => worker.Keep(line.Data);
        worker._process.Start();
        worker._process.StandardInput.Close();
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Ends it as the system would: nothing of it runs any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Waits for its end.</summary>
    public Task EndAsync() => _process.WaitForExitAsync();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (Errors)
        {
            Errors.Enqueue(line);
            if (Errors.Count > 40)
                Errors.Dequeue();
        }
    }
}
