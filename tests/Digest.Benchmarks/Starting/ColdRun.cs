using System.Diagnostics;
using System.Globalization;
using Digest.Harness;

namespace Digest.Benchmarks.Starting;

/// <summary>One start of the worker: when it reached what, the processor's time until its first answer, and what it holds when it has been idle.</summary>
internal sealed record ColdRun(WorkerStages Stages, TimeSpan Answered, TimeSpan Cpu, ProcessMemory? Idle)
{
    private const string HealthFunction = "Health";
    private const string HealthPath = "/api/health";

    public static async Task<ColdRun> MeasureAsync(FunctionsHost host, string folder, IReadOnlyDictionary<string, string> settings, TimeSpan idle, CancellationToken cancellationToken)
    {
        await using var worker = await host.StartWorkerAsync(folder, settings, cancellationToken);
        using var response = await worker.GetAsync(HealthFunction, HealthPath, cancellationToken);
        var answered = worker.Age;
        using var process = Process.GetProcessById(worker.ProcessId);
        var cpu = process.TotalProcessorTime;
        response.EnsureSuccessStatusCode();
        if (idle == TimeSpan.Zero)
            return new ColdRun(worker.Stages!, answered, cpu, Idle: null);
        await Task.Delay(idle, cancellationToken);
        return new ColdRun(worker.Stages!, answered, cpu, ProcessMemory.Of(worker.ProcessId));
    }

    public static void Print(IReadOnlyList<ColdRun> runs)
    {
        Console.WriteLine($"{runs.Count} starts                        median      min      max");
        Line("calls the host", runs, run => run.Stages.Called);
        Line("initialized", runs, run => run.Stages.Initialized);
        Line("functions listed", runs, run => run.Stages.Indexed);
        Line("functions loaded", runs, run => run.Stages.Loaded);
        Line("first health answer", runs, run => run.Answered);
        Line("processor until then", runs, run => run.Cpu);
        if (runs.All(run => run.Idle is not null))
        {
            Line("idle: resident", runs, run => run.Idle!.Resident / 1024d, "MB");
            Line("idle: proportional", runs, run => run.Idle!.Proportional / 1024d, "MB");
            Line("idle: private", runs, run => run.Idle!.Private / 1024d, "MB");
        }
    }

    private static void Line(string what, IReadOnlyList<ColdRun> runs, Func<ColdRun, TimeSpan> time) => Line(what, runs, run => time(run).TotalMilliseconds, "ms");

    private static void Line(string what, IReadOnlyList<ColdRun> runs, Func<ColdRun, double> value, string unit)
    {
        var values = runs.Select(value).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-24}{values[values.Count / 2],9:0} {values[0],8:0} {values[^1],8:0} {unit}"));
    }
}
