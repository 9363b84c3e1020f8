using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Body;

/// <summary>The second look: what the first one thinks of the lines around a line, and of what stands in the same elements.</summary>
internal sealed class StoryContext
{
    /// <summary>The number of columns that it adds.</summary>
    public const int Count = 1 + (2 * Reach) + 4 + Levels + 3;

    private const int Reach = 4;
    private const int Levels = 3;

    private readonly float[] _scores;
    private readonly float[] _weights;
    private readonly float[] _sums;
    private readonly IReadOnlyList<Block> _blocks;
    private readonly PageStructure? _structure;
    private readonly Dictionary<int, (float Sum, float Weight)> _elements = [];
    private readonly float _mean;
    private readonly int _first;
    private readonly int _last;

    public StoryContext(float[] scores, IReadOnlyList<Block> blocks, PageStructure? structure)
    {
        _scores = scores;
        _blocks = blocks;
        _structure = structure;
        _weights = new float[scores.Length + 1];
        _sums = new float[scores.Length + 1];
        for (var i = 0; i < scores.Length; i++)
        {
            var weight = 10 + blocks[i].Weight;
            _weights[i + 1] = _weights[i] + weight;
            _sums[i + 1] = _sums[i] + (weight * scores[i]);
            Add(i, weight);
        }

        _mean = _sums[^1] / Math.Max(1, _weights[^1]);
        _first = Array.FindIndex(scores, score => score > 0.7f);
        _last = Array.FindLastIndex(scores, score => score > 0.7f);
    }

    public void Write(int index, ref FeatureRow row)
    {
        row.Add(_scores[index]);
        for (var offset = 1; offset <= Reach; offset++)
        {
            row.Add(index - offset < 0 ? -1 : _scores[index - offset]);
            row.Add(index + offset >= _scores.Length ? -1 : _scores[index + offset]);
        }

        row.Add(Mean(index - 6, index));
        row.Add(Mean(index + 1, index + 7));
        row.Add(Mean(index - 20, index));
        row.Add(Mean(index + 1, index + 21));
        var level = _blocks[index].Node;
        for (var i = 0; i < Levels; i++)
        {
            if (_structure is null)
            {
                row.Add(0);
                continue;
            }

            level = _structure.ParentOf(level);
            var (sum, weight) = _elements.GetValueOrDefault(level);
            row.Add(weight == 0 ? -1 : sum / weight);
        }

        row.Add(_mean);
        row.Add(_first < 0 ? -99 : Math.Clamp(index - _first, -50, 50));
        row.Add(_last < 0 ? -99 : Math.Clamp(index - _last, -50, 50));
    }

    private float Mean(int from, int to)
    {
        (from, to) = (Math.Max(0, from), Math.Min(_scores.Length, to));
        return from >= to ? -1 : (_sums[to] - _sums[from]) / (_weights[to] - _weights[from]);
    }

    private void Add(int index, float weight)
    {
        if (_structure is null)
            return;
        var level = _blocks[index].Node;
        for (var i = 0; i < Levels; i++)
        {
            level = _structure.ParentOf(level);
            var (sum, all) = _elements.GetValueOrDefault(level);
            _elements[level] = (sum + (weight * _scores[index]), all + weight);
        }
    }
}
