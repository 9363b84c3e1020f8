using System.Collections.Frozen;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding;

namespace Digest.Core.Articles.Metadata;

/// <summary>Chooses the headline among the lines above a story: the one that tells the story, and not the site's motto or a section.</summary>
internal static class TitleLine
{
    private const int MaxLength = 200;
    private const int LongestUnsure = 160;
    private const int BodyReach = 12;

    private static readonly FrozenSet<string> MottoWords = new[]
    {
        "موقع", "جريدة", "صحيفة", "بوابة", "شبكة", "منصة", "يومية", "إلكترونية", "الكترونية", "مستقلة", "شاملة", "متخصص", "متخصصة", "إخباري", "إخبارية", "newspaper", "magazine", "website", "portal", "daily", "journal", "quotidien", "hebdomadaire", "actualité",
    }.Select(Folding.Fold).ToFrozenSet();

    /// <summary>Whether the block could be a headline by its form.</summary>
    public static bool IsPossible(Block block) =>
        block.Kind is BlockKind.Paragraph or BlockKind.Heading && block.Text.Length <= MaxLength && block.Key.Length > 1 && !block.IsElided;

    /// <summary>Whether a block that is long enough for a paragraph could still be a headline.</summary>
    public static bool IsUnsure(Block block) => IsPossible(block) && !block.IsClosed && block.Weight <= LongestUnsure;

    /// <summary>The likeliest of the candidates; -1 when there are none.</summary>
    /// <param name="layout">The blocks.</param>
    /// <param name="candidates">Indexes of blocks that could be the headline, in order.</param>
    /// <param name="textOf">The headline that a candidate gives: of a path its last part.</param>
    /// <param name="bodyStart">Where the story seems to begin.</param>
    public static int Choose(Layout layout, IReadOnlyList<int> candidates, Func<int, string> textOf, int bodyStart)
    {
        if (candidates.Count <= 1)
            return candidates.Count == 0 ? -1 : candidates[0];

        var best = -1;
        var bestScore = double.MinValue;
        var body = BodyStems(layout, bodyStart);
        foreach (var candidate in candidates)
        {
            var score = Score(layout, candidate, textOf(candidate), candidate < bodyStart ? body : BodyStems(layout, candidate + 1));
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }

        return best;
    }

    private static HashSet<string> BodyStems(Layout layout, int start) => layout.Blocks.Skip(start).Take(BodyReach).SelectMany(block => Stems(block.Text)).ToHashSet();

    private static double Score(Layout layout, int candidate, string text, HashSet<string> body)
    {
        var block = layout.Blocks[candidate];
        var stems = Stems(text).Distinct().ToList();
        double score = Math.Min(5, stems.Count(body.Contains));
        if (candidate + 1 < layout.Blocks.Count && layout.RoleOf(candidate + 1) is BlockRole.Date or BlockRole.Byline or BlockRole.Source)
            score += 2;
        if (stems.Count < 3)
            score -= 2;
        if (block.Kind == BlockKind.Heading)
            score += 2;
        if (block.IsProse)
            score -= 1;
        return score - (2 * Math.Min(2, Words.Of(Folding.Fold(text)).Count(MottoWords.Contains)));
    }

    private static IEnumerable<string> Stems(string text) =>
        Words.Of(Folding.Fold(text)).Where(word => word.Length > 2 && !StopWords.Contains(word)).Select(LightStemmer.Stem);
}
