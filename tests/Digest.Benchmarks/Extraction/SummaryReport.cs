using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Articles.Encodings;
using Digest.Core.Articles.Formats.Pages;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Understanding.Summaries;

namespace Digest.Benchmarks.Extraction;

/// <summary>Compares summaries with the descriptions that editors wrote into their pages, and with the first sentences of the story, which are hard to beat.</summary>
internal static class SummaryReport
{
    private const int ShortestDescription = 60;
    private const int LongestLead = 320;
    private const int MostSentences = 3;

    public static void Print(IReadOnlyList<PageResult> results)
    {
        var scores = results.Where(result => result.Article is not null).AsParallel().AsOrdered()
            .Select(result => (Article: result.Article!, Description: Description(result.Page)))
            .Where(pair => pair.Description is { Length: >= ShortestDescription })
            .Select(pair => (Ours: Rouge(pair.Article.Summary, pair.Description!), Lead: Rouge(Lead(pair.Article), pair.Description!))).ToList();
        if (scores.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"summary    {scores.Count} described  ROUGE-1 {scores.Average(score => score.Ours):0.0000}, of the first sentences {scores.Average(score => score.Lead):0.0000}"));
    }

    private static string? Description(Page page)
    {
        var marks = PageMarks.Read(HtmlTree.Parse(TextDecoder.Decode(page.Read()).Text));
        return marks.Meta["description"] ?? marks.Meta["og:description"];
    }

    // At most three sentences and 320 characters, as for a summary.
    private static string Lead(Article article)
    {
        var sentences = new List<Sentence>();
        for (var i = 0; i < article.Paragraphs.Count && sentences.Count < MostSentences; i++)
            SentenceSplitter.Split(article.Paragraphs[i], i, 0, sentences);

        var lead = "";
        foreach (var sentence in sentences.Take(MostSentences))
        {
            var text = article.Paragraphs[sentence.Text].Substring(sentence.Start, sentence.Length);
            if (lead.Length > 0 && lead.Length + text.Length >= LongestLead)
                break;
            lead = $"{lead} {text}";
        }

        return lead.Length > LongestLead ? lead[..LongestLead] : lead;
    }

    private static double Rouge(string summary, string description) => WordScore.Of(summary, description).F1;
}
