using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Digest.IntegrationTests.Cli;

/// <summary>The built <c>digest</c> as a process of its own, with its output on pipes.</summary>
public sealed class DigestProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    private DigestProcess(Process process) => _process = process;

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, params (string Name, string? Value)[] environment)
    {
        using var digest = Start(arguments, environment);
        return await digest.EndAsync();
    }

    /// <summary>Starts it.</summary>
    public static DigestProcess Start(string[] arguments, params (string Name, string? Value)[] environment)
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "digest.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var digest = new DigestProcess(new Process { StartInfo = start });
        digest._process.OutputDataReceived += (_, line) => digest.Take(digest._output, line.Data);
        digest._process.ErrorDataReceived += (_, line) => digest.Take(digest._error, line.Data);
        digest._process.Start();
        digest._process.StandardInput.Close();
        digest._process.BeginOutputReadLine();
        digest._process.BeginErrorReadLine();
        return digest;
    }

    /// <summary>Waits until a line with this text was printed.</summary>
    public async Task SeesAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_awaited)
        {
            if (_output.ToString().Contains(text, StringComparison.Ordinal))
                return;
            _awaited.Add((text, seen));
        }

        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(seen.Task, ended).WaitAsync(Patience) == ended)
            Assert.Fail($"digest ended without '{text}': {_output} {_error}");
    }

    /// <summary>What follows the start of the first line that begins so.</summary>
    public async Task<string> LineAsync(string start)
    {
        await SeesAsync(start);
        lock (_awaited)
            return _output.ToString().Split(Environment.NewLine).First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..];
    }

    /// <summary>Presses Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it as the system would when it runs out of memory: nothing of it runs any more.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"digest did not end: {_output} {_error}");
        }

        return (_process.ExitCode, _output.ToString(), _error.ToString());
    }

    /// <summary>The processes whose command line names a folder: the services of a run have their data there.</summary>
    public static IReadOnlyList<string> Using(string folder)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "processes are looked up in /proc");
        return [.. Directory.EnumerateDirectories("/proc").Select(CommandLine).Where(line => line.Contains(folder, StringComparison.Ordinal))];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string CommandLine(string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is no process, or has just ended.
            return "";
        }
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (_awaited)
        {
            text.AppendLine(line);
            foreach (var (awaited, seen) in _awaited)
            {
                if (line.Contains(awaited, StringComparison.Ordinal))
                    seen.TrySetResult();
            }
        }
    }
}
