using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Runtime;
using Digest.Harness;

namespace Digest.Benchmarks.Starting;

/// <summary>What a worker does while it starts, seen from within: this program is its startup hook.</summary>
internal static class StartProfile
{
    private const string FileSetting = "DIGEST_START_PROFILE";
    private const string MethodsSetting = "DIGEST_START_METHODS";
    private const int MostGroups = 30;

    /// <summary>Starts the worker once for its milestones, and once for the methods that are compiled while it starts, which slows it down.</summary>
    public static async Task PrintAsync(FunctionsHost host, string app, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        foreach (var methods in new[] { false, true })
        {
            var file = Path.GetTempFileName();
            var watched = new Dictionary<string, string>(settings) { ["DOTNET_STARTUP_HOOKS"] = typeof(StartProfile).Assembly.Location, [FileSetting] = file };
            if (methods)
                watched[MethodsSetting] = "1";
            var run = await ColdRun.MeasureAsync(host, app, watched, TimeSpan.Zero, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nprofile, answered after {run.Answered.TotalMilliseconds:0} ms{(methods ? ": methods compiled" : "")}"));
            Console.WriteLine(await File.ReadAllTextAsync(file, cancellationToken));
            File.Delete(file);
        }
    }

    /// <summary>Begins to watch, in the worker's process.</summary>
    public static void Begin()
    {
        var file = Environment.GetEnvironmentVariable(FileSetting);
        if (file is null)
            return;
        var watch = new Watch();
        var methods = Environment.GetEnvironmentVariable(MethodsSetting) is null ? null : new CompiledMethods();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.WriteAllLines(file, methods is null ? watch.Report() : methods.Report());
    }

    /// <summary>Milestones and assemblies.</summary>
    private sealed class Watch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly DateTime _start = Process.GetCurrentProcess().StartTime;
        private readonly List<string> _marks = [];

        public Watch()
        {
            Mark("the runtime is up");
            DiagnosticListener.AllListeners.Subscribe(this);
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Mark($"  {loaded.LoadedAssembly.GetName().Name}");
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value) => Mark(value.Key);

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public IEnumerable<string> Report()
        {
            Mark("ends");
            lock (_marks)
            {
                return
                [
                    string.Create(CultureInfo.InvariantCulture, $"{JitInfo.GetCompiledMethodCount():#,0} methods compiled in {JitInfo.GetCompilationTime().TotalMilliseconds:0} ms; {AppDomain.CurrentDomain.GetAssemblies().Length} assemblies; {GC.GetTotalAllocatedBytes() / 1048576d:0.0} MB allocated, {GC.CollectionCount(0)} collections"),
                    .. _marks,
                ];
            }
        }

        private void Mark(string what)
        {
            lock (_marks)
                _marks.Add(string.Create(CultureInfo.InvariantCulture, $"{(DateTime.Now - _start).TotalMilliseconds,6:0} ms {what}"));
        }
    }

    /// <summary>Methods that were not compiled ahead, by type.</summary>
    private sealed class CompiledMethods : EventListener
    {
        private const EventKeywords Jit = (EventKeywords)0x10;

        private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);

        public IEnumerable<string> Report()
        {
            lock (_types)
                return [.. _types.OrderByDescending(type => type.Value).Take(MostGroups).Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Value,6} {type.Key}"))];
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
                EnableEvents(eventSource, EventLevel.Verbose, Jit);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName?.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) != true || eventData.Payload?[6] is not string type)
                return;
            lock (_types)
                _types[type] = _types.GetValueOrDefault(type) + 1;
        }
    }
}
