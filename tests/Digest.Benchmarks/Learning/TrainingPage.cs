using Digest.Benchmarks.Extraction;
using Digest.Core.Articles;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Body;
using Digest.Core.Articles.Encodings;
using Digest.Core.Articles.Formats;
using Digest.Core.Articles.Html;

namespace Digest.Benchmarks.Learning;

/// <summary>A page of a set as rows to learn from.</summary>
internal sealed record TrainingPage(Page Page, IReadOnlyList<Block> Blocks, PageStructure? Structure, FeatureTable Features, float[] Labels, float[] Weights)
{
    private const int MostRows = 250;

    /// <summary>Reads a page; null when it has no text.</summary>
    /// <param name="page">The page, with the whole text of its story.</param>
    /// <param name="linesAlone">Whether to learn from its visible lines without markup.</param>
    public static TrainingPage? Read(Page page, bool linesAlone)
    {
        HtmlTree tree;
        try
        {
            tree = HtmlTree.Parse(TextDecoder.Decode(page.Read()).Text);
        }
        catch (ArticleRejectedException)
        {
            return null;
        }

        var blocks = HtmlBlocks.Read(tree);
        if (blocks.Count == 0)
            return null;
        if (linesAlone)
            blocks = [.. blocks.Select(block => new Block(BlockKind.Paragraph, block.Text, block.Place))];

        var structure = linesAlone ? null : new PageStructure(tree, blocks);
        var labels = page.Text is null ? Learning.Labels.Of(blocks, page.With, page.Without) : Learning.Labels.Of(blocks, page.Text);
        var wanted = blocks.Select((block, i) => float.IsNaN(labels[i]) ? 0 : labels[i] * block.Weight).Sum();
        var weights = blocks.Select(block => (10 + block.Weight) / (wanted + 1_000f)).Select(weight => Math.Min(weight, 0.5f)).ToArray();
        return new TrainingPage(page, blocks, structure, BodyModel.Features(blocks, structure, linesAlone ? null : StoryFinder.TitleOf(tree)), labels, weights);
    }

    /// <summary>The rows to learn from: those of which the truth is known; of a page with very many, every second or third.</summary>
    public IEnumerable<int> Sample()
    {
        for (var i = 0; i < Blocks.Count; i += (int)SampleScale)
        {
            if (!float.IsNaN(Labels[i]))
                yield return i;
        }
    }

    /// <summary>How many rows one of the sample stands for.</summary>
    public float SampleScale => Page.Text is null ? 1 : 1 + (Blocks.Count / MostRows);

    /// <summary>The words of the blocks with a score of at least the threshold, against the truth; 0 for the threshold that the page itself asks for.</summary>
    public WordScore Judge(float[] scores, float threshold)
    {
        if (threshold == 0)
            threshold = StoryThreshold.Of(scores, Blocks);
        return WordScore.Of(string.Join('\n', Blocks.Where((_, i) => scores[i] >= threshold).Select(block => block.Text)), Page.Text ?? "");
    }
}
