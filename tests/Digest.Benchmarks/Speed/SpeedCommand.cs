using System.CommandLine;
using System.Globalization;
using Digest.Benchmarks.Extraction;
using Digest.Core.Articles;

namespace Digest.Benchmarks.Speed;

/// <summary><c>speed</c>: what a text, a news page and a growing page cost the parser, in CPU time and memory.</summary>
internal static class SpeedCommand
{
    // A news page of the size that the field's measurements name.
    private const int FewestBytes = 160 * 1024;
    private const int MostBytes = 180 * 1024;

    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 9_500_000];

    public static Command Create()
    {
        var texts = new Option<string>("--texts") { Description = "A folder of articles saved as text.", Required = true, HelpName = "DIR" };
        var data = new Option<string?>("--data") { Description = "A folder of pages as for extraction: those of 160 to 180 KB are measured.", HelpName = "DIR" };
        var command = new Command("speed", "Measures what articles cost the parser: texts, news pages, and a page and a text that grow to 10 MB.") { texts, data };
        command.SetAction(parsed => Run(parsed.GetValue(texts)!, parsed.GetValue(data)));
        return command;
    }

    private static void Run(string texts, string? data)
    {
        var parser = new ArticleParser(TimeProvider.System);
        var files = Directory.EnumerateFiles(texts, "*.txt").Order(StringComparer.Ordinal).Select(file => (Name: Path.GetFileName(file), Bytes: File.ReadAllBytes(file))).ToList();
        foreach (var (name, bytes) in files.Concat(files))
            Cost.Of(parser, name, bytes);
        foreach (var (name, bytes) in files)
            Print(name, parser, bytes);

        if (data is not null)
        {
            var pages = PageSet.Open(data).Select(page => (page.Name, Bytes: page.Read())).Where(page => page.Bytes.Length is >= FewestBytes and <= MostBytes).ToList();
            var costs = pages.ConvertAll(page => Cost.Of(parser, page.Name, page.Bytes));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{costs.Count} pages of 160 to 180 KB: mean {costs.Average(cost => cost.Time.TotalMilliseconds):0.00} ms, median {Median(costs):0.00} ms, most {costs.Max(cost => cost.Time.TotalMilliseconds):0.00} ms; {costs.Average(cost => cost.Allocated) / 1e6:0.0} MB allocated each"));
        }

        foreach (var size in Sizes)
        {
            Print(string.Create(CultureInfo.InvariantCulture, $"page of {size / 1000:#,0} kB"), parser, Grown.Page(size));
            Print(string.Create(CultureInfo.InvariantCulture, $"text of {size / 1000:#,0} kB"), parser, Grown.Text(size));
        }
    }

    private static void Print(string name, ArticleParser parser, byte[] content)
    {
        var cost = Cost.Of(parser, "article", content);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {content.Length,11:#,0} bytes  {cost.Time.TotalMicroseconds,12:#,0} µs  {cost.Time.TotalNanoseconds / content.Length,6:0.0} ns a byte  {(double)cost.Allocated / content.Length,6:0.0} bytes allocated a byte{cost.Error}"));
    }

    private static double Median(List<Cost> costs) => costs.Select(cost => cost.Time.TotalMilliseconds).Order().ElementAt(costs.Count / 2);
}
