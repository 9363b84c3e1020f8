using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;

namespace Digest.Benchmarks.Issues;

/// <summary><c>compose</c>: what making stories of very many articles costs.</summary>
internal static class ComposeCommand
{
    private const int Rounds = 5;

    public static Command Create()
    {
        var count = new Option<int>("--articles") { Description = "Of how many.", DefaultValueFactory = _ => 10_000, HelpName = "N" };
        var command = new Command("compose", "Measures how an issue is composed of many articles.") { count };
        command.SetAction(parsed => Run(parsed.GetValue(count)));
        return command;
    }

    private static void Run(int count)
    {
        var articles = MadeArticles.Make(count).ConvertAll(article => new IssueArticle(article.File, article));
        var edition = new Edition { Title = "موجز", Sections = [new() { Title = "سياسة" }, new() { Title = "ثقافة" }] };
        for (var round = 1; round <= Rounds; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var composition = IssuePlanner.Plan(edition, new DateOnly(2026, 11, 22), articles);
            var time = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {count:#,0} articles, {composition.Stories.Count:#,0} stories, {time.TotalMilliseconds:#,0} ms, {time.TotalMicroseconds / count:0.0} µs and {allocated / count:#,0} bytes allocated an article"));
        }
    }
}
