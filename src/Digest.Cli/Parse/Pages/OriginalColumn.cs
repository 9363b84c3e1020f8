using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>The file as it came: every line in order, with what it was taken for and why.</summary>
/// <param name="html">The page.</param>
/// <param name="file">The file.</param>
/// <param name="tongue">The tongue of its article.</param>
internal sealed class OriginalColumn(HtmlText html, ParsedFile file, Tongue tongue)
{
    // Longer runs of lines that were cut are folded up: menus and lists of other articles.
    private const int LongestOpenRun = 3;

    // A long menu leaves room for the story.
    private const int MostFolded = 200;
    private const int MostReasons = 4;

    private readonly ColumnLimit _limit = new(html);
    private int _kept;

    /// <summary>Writes the column.</summary>
    public void Write()
    {
        html.Add($"<section class=\"original\">\n<h3>Original</h3>\n");
        for (var next = 0; next < file.Verdicts.Count && !_limit.IsReached;)
        {
            var run = CutFrom(next);
            if (run.Count > LongestOpenRun)
                WriteFolded(run);
            else
                Write(file.Verdicts[next]);
            next += run.Count > LongestOpenRun ? run.Count : 1;
        }

        _limit.WriteRest(file.Verdicts.Count, "digest parse --explain prints all.");
        html.Add($"</section>\n");
    }

    private void WriteFolded(List<Verdict> run)
    {
        html.Add($"<details><summary><strong class=\"cut\">cut</strong> {run.Count} lines{(run.Count > MostFolded ? ", not all shown" : "")}: {Reasons(run)}</summary>\n");
        foreach (var verdict in run.Take(MostFolded))
            Write(verdict);
        html.Add($"</details>\n");
    }

    private List<Verdict> CutFrom(int index)
    {
        var run = new List<Verdict>();
        while (index < file.Verdicts.Count && file.Verdicts[index] is { Role: "cut" } verdict)
        {
            run.Add(verdict);
            index++;
        }

        return run;
    }

    private static string Reasons(List<Verdict> run)
    {
        var reasons = run.Select(verdict => verdict.Reason).Distinct(StringComparer.Ordinal).ToList();
        return string.Join("; ", reasons.Take(MostReasons)) + (reasons.Count > MostReasons ? "; …" : "");
    }

    private void Write(Verdict verdict)
    {
        if (_limit.IsReached)
            return;
        _limit.Count();
        var (mark, words) = verdict.Role switch
        {
            "body" => ("kept", $"as {BlockNames.Of(file.Article.Blocks[_kept++])}"),
            "cut" => ("cut", verdict.Reason),
            _ => ("read", $"as {verdict.Reason}"),
        };
        var own = tongue.Of(verdict.Text);
        html.Add($"""
            <div class="line {mark}"><p class="why">{verdict.Place} <strong class="{mark}">{mark}</strong> {words}{Likeness(verdict.Score)}</p>
            <p lang="{own.Lang}" dir="{own.Dir}">{verdict.Text}</p></div>

            """);
    }

    private static string Likeness(double? score) =>
        score is { } share ? string.Create(CultureInfo.InvariantCulture, $" ({share * 100:0} % like the story)") : "";
}
