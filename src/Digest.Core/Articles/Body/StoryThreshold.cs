using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Body;

/// <summary>
/// Where to draw the line between story and frame on one page: where the expected F1 of its words is highest. A page on which
/// all is plain is cut strictly; on one where little is certain, leaving half of the story out would cost more than some frame.
/// </summary>
internal static class StoryThreshold
{
    /// <summary>The least score that a block of the story has, from 0 to 1.</summary>
    public static float Of(ReadOnlySpan<float> scores, IReadOnlyList<Block> blocks)
    {
        var order = new int[scores.Length];
        var keys = new float[scores.Length];
        var expected = 0f;
        for (var i = 0; i < order.Length; i++)
        {
            (order[i], keys[i]) = (i, -scores[i]);
            expected += scores[i] * blocks[i].Words;
        }

        Array.Sort(keys, order);
        var (hit, taken, best, threshold) = (0f, 0f, 0f, 0.5f);
        foreach (var i in order)
        {
            hit += scores[i] * blocks[i].Words;
            taken += blocks[i].Words;
            var f1 = 2 * hit / Math.Max(1, taken + expected);
            if (f1 > best)
                (best, threshold) = (f1, scores[i]);
        }

        return threshold;
    }
}
