using Microsoft.Extensions.Logging;

namespace Digest.LocalHost.Hosting;

/// <summary>What waits for events. A listener that fails is logged and starts again.</summary>
internal sealed partial class Listeners(ILogger logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    /// <summary>All listeners have ended, and the work that they began.</summary>
    public Task Completion => Task.WhenAll(_running);

    public void Start(string name, Func<CancellationToken, Task> listen) => _running.Add(Task.Run(() => SuperviseAsync(name, listen)));

    /// <summary>No more events are taken.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    public void Dispose() => _stop.Dispose();

    private async Task SuperviseAsync(string name, Func<CancellationToken, Task> listen)
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await listen(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                Log.Failed(logger, error, name);
                await Task.Delay(Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The listener for {Name} failed and starts again")]
        public static partial void Failed(ILogger logger, Exception error, string name);
    }
}
