namespace Digest.Cli.Templates.Preview;

/// <summary>Notices when a file of a folder is saved. Each save, with all that an editor writes for it, is one new version.</summary>
internal sealed class TemplateWatch : IDisposable
{
    // Editors write a file in several steps.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly FileSystemWatcher _watcher;
    private readonly ITimer _timer;
    private TaskCompletionSource _changed = New();
    private int _version;

    public TemplateWatch(string folder, TimeProvider time)
    {
        _timer = time.CreateTimer(_ => Advance(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += Touch;
        _watcher.Created += Touch;
        _watcher.Deleted += Touch;
        _watcher.Renamed += Touch;
        // Too much at once was missed: something changed.
        _watcher.Error += (_, _) => _timer.Change(Calm, Timeout.InfiniteTimeSpan);
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>The number of saves that were noticed.</summary>
    public int Version
    {
        get
        {
            lock (_gate)
                return _version;
        }
    }

    /// <summary>Waits for another version than this.</summary>
    public async Task<int> OtherThanAsync(int version, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            Task changed;
            lock (_gate)
            {
                if (_version != version)
                    return _version;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Touch(object sender, FileSystemEventArgs file) => _timer.Change(Calm, Timeout.InfiniteTimeSpan);

    private void Advance()
    {
        lock (_gate)
        {
            _version++;
            _changed.SetResult();
            _changed = New();
        }
    }
}
