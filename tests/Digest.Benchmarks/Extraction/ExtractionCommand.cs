using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Benchmarks.Extraction;

/// <summary><c>extraction</c>: scores the parser on a folder of pages with a ground truth.</summary>
internal static class ExtractionCommand
{
    private const int WarmUp = 100;

    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "A folder of pages with ground truth in the layout of WCXB, of trafilatura's tests, or of Readability's test-pages.", Required = true, HelpName = "DIR" };
        var lines = new Option<bool>("--lines") { Description = "Parse the visible lines of the pages, without their tags." };
        var details = new Option<string?>("--details") { Description = "Write what each page gave into this file, a line each.", HelpName = "FILE" };
        var command = new Command("extraction", "Scores the article parser on a folder of pages with ground truth.") { data, lines, details };
        command.SetAction(parsed => Run(PageSet.Open(parsed.GetValue(data)!), parsed.GetValue(lines), parsed.GetValue(details)));
        return command;
    }

    private static void Run(IReadOnlyList<Page> pages, bool asLines, string? details)
    {
        var parser = new ArticleParser(TimeProvider.System);
        foreach (var page in pages.Take(WarmUp))
            PageResult.Of(parser, page, Content(page, asLines));

        var results = new List<PageResult>();
        var (spent, bytes, peak) = (TimeSpan.Zero, 0L, 0L);
        foreach (var page in pages)
        {
            var content = Content(page, asLines);
            bytes += content.Length;
            var start = CpuTime();
            results.Add(PageResult.Of(parser, page, content));
            spent += CpuTime() - start;
            peak = Math.Max(peak, GC.GetTotalMemory(false));
        }

        ExtractionReport.Print(results);
        if (!asLines)
            SummaryReport.Print(results);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"speed {pages.Count / spent.TotalSeconds:0} articles/s of CPU time, {spent.TotalMilliseconds / pages.Count:0.00} ms each, {bytes / 1024.0 / pages.Count:0} KB each, {bytes / 1e6 / spent.TotalSeconds:0.0} MB/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory peak {peak / 1e6:0} MB of objects, {process.PeakWorkingSet64 / 1e6:0} MB of the process"));
        if (details is not null)
            File.WriteAllLines(details, results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.Page.Name}\t{result.Page.Kind}\t{result.Score.Precision:0.000}\t{result.Score.Recall:0.000}\t{result.Score.F1:0.000}\t{result.Article?.Title}\t{result.Page.Title}\t{result.Article?.Byline}\t{result.Page.Author}\t{result.Article?.Published?.Date:yyyy-MM-dd}\t{result.Page.Date}\t{result.Error}")));
    }

    private static byte[] Content(Page page, bool asLines) => asLines ? PageResult.AsLines(page.Read()) : page.Read();

    // All threads of the process: what the garbage collector does for a page is part of its price.
    private static TimeSpan CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
