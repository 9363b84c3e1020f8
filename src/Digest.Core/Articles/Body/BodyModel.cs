using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Body;

/// <summary>Says of each block how likely it belongs to the story: a first look at each, then a second one in the light of the first.</summary>
/// <param name="first">Looks at the features alone.</param>
/// <param name="second">Looks at the features and at the first answers around.</param>
internal sealed class BodyModel(TreeEnsemble first, TreeEnsemble second)
{
    private static readonly Lazy<BodyModel> PagesModel = new(() => Load("page.model"));
    private static readonly Lazy<BodyModel> LinesModel = new(() => Load("lines.model"));

    /// <summary>For pages with their markup.</summary>
    public static BodyModel Pages => PagesModel.Value;

    /// <summary>For lines alone.</summary>
    public static BodyModel Lines => LinesModel.Value;

    /// <summary>A number between 0 and 1 for each block.</summary>
    public float[] Score(IReadOnlyList<Block> blocks, HtmlTree? tree, string? title)
    {
        var structure = tree is null ? null : new PageStructure(tree, blocks);
        return Score(Features(blocks, structure, title), blocks, structure);
    }

    /// <summary>A number between 0 and 1 for each block whose features are known.</summary>
    public float[] Score(FeatureTable features, IReadOnlyList<Block> blocks, PageStructure? structure)
    {
        var scores = new float[blocks.Count];
        first.Score(features, scores);
        AddContext(features, scores, blocks, structure);
        second.Score(features, scores);
        return scores;
    }

    /// <summary>The rows of the first look, with room for those of the second.</summary>
    public static FeatureTable Features(IReadOnlyList<Block> blocks, PageStructure? structure, string? title)
    {
        var lines = new LineFeatures(blocks);
        var pages = structure is null ? null : new PageFeatures(structure, blocks, Headline(blocks, title));
        var table = new FeatureTable(blocks.Count, ColumnsOfFirst(structure) + StoryContext.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            var row = new FeatureRow(table[i]);
            lines.Write(i, ref row);
            pages?.Write(i, ref row);
        }

        return table;
    }

    /// <summary>Fills in what the second look needs.</summary>
    public static void AddContext(FeatureTable features, float[] scores, IReadOnlyList<Block> blocks, PageStructure? structure)
    {
        var context = new StoryContext(scores, blocks, structure);
        for (var i = 0; i < scores.Length; i++)
        {
            var row = new FeatureRow(features[i][ColumnsOfFirst(structure)..]);
            context.Write(i, ref row);
        }
    }

    public static int ColumnsOfFirst(PageStructure? structure) => LineFeatures.Count + (structure is null ? 0 : PageFeatures.Count);

    public void Write(BinaryWriter writer)
    {
        first.Write(writer);
        second.Write(writer);
    }

    public static BodyModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        return new BodyModel(TreeEnsemble.Read(reader), TreeEnsemble.Read(reader));
    }

    // The heading that the page's title repeats, else the first of the first level.
    private static int Headline(IReadOnlyList<Block> blocks, string? title)
    {
        var key = title is null ? "" : Text.Folding.Key(title);
        var firstOfLevel = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind != BlockKind.Heading)
                continue;
            if (blocks[i].Key.Length > 8 && key.Contains(blocks[i].Key, StringComparison.Ordinal))
                return i;
            if (firstOfLevel < 0 && blocks[i].Level == 1)
                firstOfLevel = i;
        }

        return firstOfLevel;
    }

    private static BodyModel Load(string name)
    {
        using var stream = typeof(BodyModel).Assembly.GetManifestResourceStream($"Digest.Core.Articles.Body.{name}")
            ?? throw new InvalidOperationException($"The assembly has no {name}: it is built from Articles/Body/{name}, which tests/Digest.Benchmarks learn writes.");
        return Read(stream);
    }
}
