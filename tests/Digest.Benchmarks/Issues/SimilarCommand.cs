using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Articles.Understanding.Similarity;

namespace Digest.Benchmarks.Issues;

/// <summary><c>similar</c>: how fast near-duplicates and follow-ups of an article are found among many.</summary>
internal static class SimilarCommand
{
    private const int Searches = 2_000;

    public static Command Create()
    {
        var count = new Option<int>("--articles") { Description = "Among how many.", DefaultValueFactory = _ => 100_000, HelpName = "N" };
        var command = new Command("similar", "Measures how fast near-duplicates and follow-ups are found among many articles.") { count };
        command.SetAction(parsed => Run(parsed.GetValue(count)));
        return command;
    }

    private static void Run(int count)
    {
        var articles = MadeArticles.Make(count);
        var (duplicates, followUps) = (new NearDuplicates(), new FollowUps());
        var watch = Stopwatch.StartNew();
        foreach (var article in articles)
            duplicates.Add(article.File, article.Fingerprint);
        Print("near-duplicates: index", watch.Elapsed, count);
        watch.Restart();
        foreach (var article in articles)
            followUps.Add(article.File, article);
        Print("follow-ups: index", watch.Elapsed, count);

        var step = Math.Max(1, count / Searches);
        var sought = articles.Where((_, i) => i % step == 0).ToList();
        Search("near-duplicates", sought, article => duplicates.Find(article.Fingerprint).Count);
        Search("follow-ups", sought, article => followUps.Find(article).Count);
    }

    private static void Search(string name, List<Article> articles, Func<Article, int> find)
    {
        var found = 0;
        var times = new List<double>(articles.Count);
        foreach (var article in articles)
        {
            var start = Stopwatch.GetTimestamp();
            found += find(article);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {times.Count:#,0} searches, {found:#,0} found; mean {times.Average():#,0} µs, median {times[times.Count / 2]:#,0} µs, 99 % within {times[times.Count * 99 / 100]:#,0} µs"));
    }

    private static void Print(string name, TimeSpan time, int count) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} of {count:#,0} articles: {time.TotalSeconds:0.00} s, {time.TotalMicroseconds / count:0.0} µs each"));
}
