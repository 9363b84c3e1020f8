using System.Diagnostics;

namespace Digest.LocalHost.Services;

/// <summary>
/// A service in a Node process that lives no longer than this process: its stdin is a pipe from here, and
/// <c>until-parent-ends.cjs</c> stops it when that closes.
/// </summary>
internal sealed class NodeService : IAsyncDisposable
{
    /// <summary>How long a service may take until it answers: generous, because the machine may be busy.</summary>
    public static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(7);

    private readonly string _name;
    private readonly Process _process;
    private readonly FolderLock _folder;
    private readonly Tail _output = new(lines: 10);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private NodeService(string name, Process process, FolderLock folder)
    {
        _name = name;
        _process = process;
        _folder = folder;
    }

    /// <summary>Starts a script and waits until it is ready.</summary>
    /// <param name="name">What people call the service.</param>
    /// <param name="dataDirectory">Its data, which one process at a time may use.</param>
    /// <param name="arguments">The script, relative to <c>artifacts/local</c>, and its arguments.</param>
    /// <param name="isReady">Sees every line that is printed; true when it was the last that is needed.</param>
    /// <param name="cancellationToken">Stops waiting, and the service.</param>
    /// <exception cref="LocalServiceException">It cannot be installed or started, or did not become ready.</exception>
    public static async Task<NodeService> StartAsync(string name, string dataDirectory, IEnumerable<string> arguments, Func<string, bool> isReady, CancellationToken cancellationToken)
    {
        var tools = await LocalTools.EnsureAsync(cancellationToken);
        var folder = TakeFolder(name, dataDirectory);
        var start = new ProcessStartInfo("node", ["--require", "./until-parent-ends.cjs", .. arguments])
        {
            WorkingDirectory = tools,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var service = new NodeService(name, new Process { StartInfo = start, EnableRaisingEvents = true }, folder);
        try
        {
            service.Run(isReady);
            await service.BecomeReadyAsync(_ => service._ready.Task, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every address answers anything over HTTP.</summary>
    /// <exception cref="LocalServiceException">One did not in time.</exception>
    public Task BecomeReadyAsync(IEnumerable<Uri> addresses, CancellationToken cancellationToken)
    {
        return BecomeReadyAsync(
            async token =>
            {
                using var http = new HttpClient();
                foreach (var address in addresses)
                    (await http.GetAsync(address, token)).Dispose();
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_process.HasExited)
                await StopAsync();
        }
        catch (InvalidOperationException)
        {
            // It was never started.
        }

        _process.Dispose();
        _folder.Dispose();
    }

    private static FolderLock TakeFolder(string name, string dataDirectory)
    {
        try
        {
            return FolderLock.TryTake(Path.Combine(dataDirectory, ".lock"))
                ?? throw new LocalServiceException($"{name} cannot start: another run uses its data in {dataDirectory}. End that run, or give this one another folder.");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LocalServiceException($"{name} cannot start: {dataDirectory} cannot be written. Give a folder that can.", inner: error);
        }
    }

    private void Run(Func<string, bool> isReady)
    {
        _process.OutputDataReceived += (_, line) =>
        {
            _output.Add(line.Data);
            if (line.Data is not null && isReady(line.Data))
                _ready.TrySetResult();
        };
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task BecomeReadyAsync(Func<CancellationToken, Task> ready, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartPatience);
        try
        {
            var exited = _process.WaitForExitAsync(limit.Token);
            var first = await Task.WhenAny(ready(limit.Token), exited);
            await first;
            if (first == exited)
                throw new LocalServiceException($"{_name} ended with exit code {_process.ExitCode} before it was ready: if its data in {_folder} is damaged, delete that folder and run again.", _output.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LocalServiceException($"{_name} did not answer within {StartPatience.TotalSeconds:0} seconds: end what keeps this machine busy, or delete its data in {_folder}, and run again.", _output.ToString());
        }
        catch (HttpRequestException error)
        {
            throw new LocalServiceException($"{_name} does not answer: {error.Message}", _output.ToString(), error);
        }
    }

    private async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(StopPatience);
        try
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
