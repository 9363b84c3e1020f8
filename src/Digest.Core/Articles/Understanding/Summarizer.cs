using System.Collections.Frozen;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Summarises a story in its own sentences: the lead, and the sentence that is most about the same and says something new.</summary>
internal static class Summarizer
{
    private const int MaxLength = 320;
    private const int ShortestCut = 80;
    private const int ShortestLead = 60;
    private const int MaxSentences = 3;
    private const int Reach = 40;

    // Sentences that lean on the one before them.
    private static readonly string[] Leaning =
    [
        "وأضاف", "وأضافت", "وتابع", "وتابعت", "وأردف", "وأشار", "وأشارا", "ولفت", "وقال", "وقالت", "وأكد", "وأوضح", "كما", "لكن", "ولكن", "وهو", "وهي", "وهذا", "وهذه", "وذلك", "فيما", "بينما", "في المقابل", "من جهته", "من جهتها", "ومن جهتها", "ومن جهته", "وفي", "يذكر", "وسجل", "واسترسل", "جاء ذلك", "وجاء", "ودعا", "وبحسب", "وتجدر الإشارة", "وكان", "وكانت",
        "He ", "She ", "It ", "They ", "But ", "And ", "This ", "These ", "That ", "However", "Il ", "Elle ", "Ils ", "Elles ", "Mais ", "Cela ", "Ce ", "Cette ", "Ses ", "Son ",
    ];

    private static readonly FrozenSet<string> Pointing = new[] { "هذا", "هذه", "ذلك", "تلك", "هؤلاء", "this", "these", "those", "cette", "ces" }.ToFrozenSet();

    /// <summary>One to three sentences of at most 320 characters.</summary>
    public static string Summarize(IReadOnlyList<Block> body)
    {
        var paragraphs = body.Where(block => block.Kind is BlockKind.Paragraph or BlockKind.Quote && block.IsProse).Take(Reach).Select(block => block.Text).ToList();
        if (paragraphs.Count == 0)
            paragraphs = [.. body.Take(Reach).Select(block => block.Text)];
        if (Dateline.OfParagraph(paragraphs[0]) is { } dateline && dateline.Length < paragraphs[0].Length)
            paragraphs[0] = paragraphs[0][dateline.Length..];

        var opening = SentenceSplitter.Split(paragraphs[0]);
        var summary = Shorten(opening[0]);
        for (var i = 1; summary.Length < ShortestLead && i < opening.Count && i < MaxSentences - 1 && summary.Length + opening[i].Length + 2 <= MaxLength; i++)
            summary = Join(summary, opening[i]);

        // A sentence inside a paragraph leans on the one before it; the first of a paragraph mostly stands alone.
        var others = paragraphs.Skip(1).Select(paragraph => SentenceSplitter.Split(paragraph)[0]);
        return opening[0].Length <= MaxLength && Second([summary, .. others], MaxLength - summary.Length - 2) is { } second ? Join(summary, second) : summary;
    }

    private static string? Second(List<string> sentences, int room)
    {

        var stems = sentences.Select(Stems).ToList();
        var weights = stems.SelectMany(set => set).GroupBy(stem => stem).ToDictionary(group => group.Key, group => group.Count());
        var lead = stems[0];
        string? best = null;
        var bestScore = 0.0;
        for (var i = 1; i < sentences.Count; i++)
        {
            if (sentences[i].Length > room || sentences[i].Length < ShortestLead || !StandsAlone(sentences[i]) || stems[i].Count == 0)
                continue;

            var shared = (double)stems[i].Count(lead.Contains) / stems[i].Count;
            var central = stems[i].Sum(stem => weights[stem] - 1) / Math.Sqrt(stems[i].Count);
            var score = shared > 0.6 ? 0 : central / (1 + (0.1 * i));
            if (score > bestScore)
                (best, bestScore) = (sentences[i], score);
        }

        return best;
    }

    private static HashSet<string> Stems(string sentence) =>
        [.. Words.Of(Folding.Fold(sentence)).Where(word => word.Length > 2 && !StopWords.Contains(word)).Select(LightStemmer.Stem)];

    private static bool StandsAlone(string sentence) =>
        sentence[^1] is '.' or '!' or '؟' or '?' or '。' or '”' or '»' or '"'
        && !Array.Exists(Leaning, word => sentence.StartsWith(word, StringComparison.Ordinal))
        && char.IsLetterOrDigit(sentence[0])
        && !Words.Of(sentence).Take(3).Any(Pointing.Contains)
        && sentence.Count(c => c is '"') % 2 == 0
        && sentence.Count(c => c is '“' or '«') == sentence.Count(c => c is '”' or '»');

    // A lead that is longer than a summary ends at the last clause that fits.
    private static string Shorten(string sentence)
    {
        if (sentence.Length <= MaxLength)
            return sentence;

        var room = sentence.AsSpan(0, MaxLength - 1);
        var at = room.LastIndexOfAny("،؛,;:");
        if (at < ShortestCut)
            at = room.LastIndexOf(' ');
        if (at < ShortestCut)
            at = char.IsHighSurrogate(room[^1]) ? room.Length - 1 : room.Length;
        return $"{room[..at].TrimEnd()}…";
    }

    private static string Join(string first, string second) =>
        first[^1] is '.' or '!' or '؟' or '?' or '…' or '。' or '”' or '»' or '"' ? $"{first} {second}" : $"{first}. {second}";
}
