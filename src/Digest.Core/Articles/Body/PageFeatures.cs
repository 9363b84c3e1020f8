using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Body;

/// <summary>What the markup around a block says of it: the names and tags of the elements above it, and what else they hold.</summary>
internal sealed class PageFeatures(PageStructure structure, IReadOnlyList<Block> blocks, int headline)
{
    /// <summary>The number of columns that it fills.</summary>
    public const int Count = NameGroups.Count + 12 + (Levels * 6) + 10;

    private const int Levels = 4;
    private const int MaxDistance = 13;

    private static readonly Tag[][] Landmarks =
    [
        [Tag.Nav, Tag.Menu], [Tag.Header], [Tag.Footer], [Tag.Aside], [Tag.Form], [Tag.Article], [Tag.Main], [Tag.Table], [Tag.Ul, Tag.Ol, Tag.Dl], [Tag.Figure], [Tag.P], [Tag.Section],
    ];

    private static readonly int[] LandmarkOf = LandmarksByTag();

    public void Write(int index, ref FeatureRow row)
    {
        var node = blocks[index].Node;
        Span<float> groups = stackalloc float[NameGroups.Count];
        Span<float> landmarks = stackalloc float[Landmarks.Length];
        groups.Fill(MaxDistance);
        landmarks.Fill(MaxDistance);
        var distance = 0;
        var toStory = -1;
        for (var at = node; at > 0; at = structure.ParentOf(at), distance++)
        {
            var near = Math.Min(distance, MaxDistance - 1);
            var bits = structure[at].Groups;
            while (bits != 0)
            {
                var group = System.Numerics.BitOperations.TrailingZeroCount(bits);
                groups[group] = Math.Min(groups[group], near);
                bits &= bits - 1;
            }

            var landmark = LandmarkOf[(int)structure.TagOf(at)];
            if (landmark >= 0)
                landmarks[landmark] = Math.Min(landmarks[landmark], near);
            if (at == structure.Story)
                toStory = distance;
        }

        foreach (var value in groups)
            row.Add(value);
        foreach (var value in landmarks)
            row.Add(value);
        var level = node;
        for (var i = 0; i < Levels; i++)
        {
            ref readonly var element = ref structure[level];
            row.Add(element.Linked / Math.Max(1, element.Characters));
            row.Add(element.Prose / Math.Max(1, structure.Prose));
            row.Add(element.Prose / Math.Max(1, element.Characters));
            row.AddLog(element.Paragraphs);
            row.AddLog(element.Alike);
            row.AddLog(element.AlikeCharacters);
            level = structure.ParentOf(level);
        }

        row.Add(toStory);
        row.Add(toStory >= 0 || structure.Story == 0 ? 0 : LevelsToShared(node));
        row.Add(structure[node].Depth);
        row.Add(structure[structure.Story].Prose / Math.Max(1, structure.Prose));
        row.Add(structure[structure.Story].Characters / Math.Max(1, structure.Characters));
        row.AddLog(structure[structure.Story].Paragraphs);
        row.Add(headline < 0 ? -99 : Math.Clamp(index - headline, -60, 200));
        row.Add(structure[node].Blocks);
        row.Add(structure.TagOf(node) is Tag.Td or Tag.Th);
        row.Add(structure.TagOf(node) is Tag.Div or Tag.Section or Tag.Article or Tag.Main);
    }

    // How far up the story's element is shared with a block outside it.
    private float LevelsToShared(int node)
    {
        var levels = 0;
        for (var at = structure.ParentOf(structure.Story); at > 0 && levels < MaxDistance; at = structure.ParentOf(at), levels++)
        {
            for (var up = node; up >= at; up = structure.ParentOf(up))
            {
                if (up == at)
                    return levels + 1;
                if (up == 0)
                    break;
            }
        }

        return MaxDistance;
    }

    private static int[] LandmarksByTag()
    {
        var byTag = new int[256];
        Array.Fill(byTag, -1);
        for (var i = 0; i < Landmarks.Length; i++)
        {
            foreach (var tag in Landmarks[i])
                byTag[(int)tag] = i;
        }

        return byTag;
    }
}
