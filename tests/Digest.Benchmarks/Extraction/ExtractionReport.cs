using System.Globalization;
using System.Text;

namespace Digest.Benchmarks.Extraction;

/// <summary>Prints how far the parser and the people who looked at the pages agree.</summary>
internal static class ExtractionReport
{
    public static void Print(IReadOnlyList<PageResult> results)
    {
        PrintBodies(results);
        PrintPieces(results);
        PrintField("title", results, page => page.Title, result => result.Article?.Title, Key);
        PrintField("author", results, page => page.Author, result => result.Article?.Byline, Key);
        PrintField("date", results, page => page.Date, result => result.Article?.Published?.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value => value);
        PrintField("language", results, page => page.Language, result => result.Article?.Language, value => value.Split('-', '_')[0].ToLowerInvariant());
        PrintField("direction", results, page => page.Direction, result => result.Article?.Direction.ToString(), value => value[..1].ToLowerInvariant());
        foreach (var group in results.Where(result => result.Error is not null).GroupBy(result => result.Error!).OrderByDescending(group => group.Count()).Take(5))
            Console.WriteLine($"rejected {group.Count()}: {group.Key}");
    }

    private static void PrintBodies(IReadOnlyList<PageResult> results)
    {
        var known = results.Where(result => result.Page.Text is not null).ToList();
        if (known.Count == 0)
            return;
        Line("all", known);
        foreach (var kind in known.GroupBy(result => result.Page.Kind).OrderByDescending(group => group.Count()))
            Line(kind.Key, [.. kind]);

        static void Line(string name, List<PageResult> pages) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"body {name,-14} {pages.Count,5} pages  precision {pages.Average(page => page.Score.Precision):0.0000}  recall {pages.Average(page => page.Score.Recall):0.0000}  F1 {pages.Average(page => page.Score.F1):0.0000}"));
    }

    // Each piece counts once: found where it should be, found where it should not, or missed.
    private static void PrintPieces(IReadOnlyList<PageResult> results)
    {
        var pages = results.Where(result => result.Page.With.Count > 0).ToList();
        if (pages.Count == 0)
            return;
        int found = 0, missed = 0, wrong = 0, kept = 0;
        foreach (var result in pages)
        {
            found += result.Page.With.Count(piece => Has(result, piece));
            missed += result.Page.With.Count(piece => !Has(result, piece));
            wrong += result.Page.Without.Count(piece => Has(result, piece));
            kept += result.Page.Without.Count(piece => !Has(result, piece));
        }

        double precision = (double)found / Math.Max(1, found + wrong), recall = (double)found / Math.Max(1, found + missed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pieces {pages.Count} pages  precision {precision:0.000}  recall {recall:0.000}  F1 {2 * precision * recall / (precision + recall):0.000}  ({found} found, {missed} missed, {wrong} of {wrong + kept} pieces of the frame kept)"));
    }

    private static bool Has(PageResult result, string piece) => result.Text.Contains(piece, StringComparison.Ordinal);

    private static void PrintField(string name, IReadOnlyList<PageResult> results, Func<Page, string?> truth, Func<PageResult, string?> found, Func<string, string> key)
    {
        var known = results.Where(result => truth(result.Page) is not null).ToList();
        if (known.Count == 0)
            return;
        var right = known.Count(result => found(result) is { } value && key(value) == key(truth(result.Page)!));
        var none = known.Count(result => found(result) is null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-10} {known.Count} known  right {(double)right / known.Count:0.000}  wrong {(double)(known.Count - right - none) / known.Count:0.000}  none {(double)none / known.Count:0.000}"));
    }

    // Without case and punctuation.
    private static string Key(string value)
    {
        var key = new StringBuilder();
        foreach (var c in value)
        {
            if (char.IsLetterOrDigit(c))
                key.Append(char.ToLowerInvariant(c));
        }

        return key.ToString();
    }
}
