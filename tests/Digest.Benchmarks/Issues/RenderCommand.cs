using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Digest.Core.Templates;

namespace Digest.Benchmarks.Issues;

/// <summary><c>render</c>: what an issue of Arabic, English and French articles costs, as a whole and by its parts.</summary>
internal static class RenderCommand
{
    private const int Warmup = 20;

    public static Command Create()
    {
        var count = new Option<int>("--articles") { Description = "Of how many articles.", DefaultValueFactory = _ => 40, HelpName = "N" };
        var rounds = new Option<int>("--rounds") { Description = "How often.", DefaultValueFactory = _ => 100, HelpName = "N" };
        var command = new Command("render", "Measures what it costs to render an issue in three languages. Run it where seeds/ and templates/ are.") { count, rounds };
        command.SetAction(parsed => Run(parsed.GetValue(count), parsed.GetValue(rounds)));
        return command;
    }

    private static void Run(int count, int rounds)
    {
        var sample = new SampleIssue(Directory.GetCurrentDirectory(), count);
        var composition = sample.Plan();
        var renderer = new IssueRenderer(sample);
        Measure("whole issue", rounds, () => renderer.Render(sample.Edition, sample.Issue, composition));

        var library = new TemplateLibrary(sample);
        var press = new IssuePress(library, sample.Edition, sample.Issue, composition);
        var told = Math.Min(sample.Edition.Length, composition.Stories.Count);
        Measure("  composition", rounds, () => sample.Plan());
        Measure("  stories", rounds, () => new IssuePress(library, sample.Edition, sample.Issue, composition));
        Measure("  mail, html", rounds, () => press.PrintMail("email.html", told, composition.Stories.Count - told));
        Measure("  mail, text", rounds, () => press.PrintMail("email.txt", told, composition.Stories.Count - told));
        Measure("  web page", rounds, () => press.PrintPage("web.html"));
        Measure("  JSON", rounds, () => IssueDocument.Of(press));
    }

    private static void Measure(string name, int rounds, Func<object> work)
    {
        for (var i = 0; i < Warmup; i++)
            work();
        var times = new List<double>(rounds);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {rounds} times: mean {times.Average():0.00} ms, median {times[times.Count / 2]:0.00} ms, {allocated / (double)rounds / 1024:#,0} KiB allocated"));
    }
}
