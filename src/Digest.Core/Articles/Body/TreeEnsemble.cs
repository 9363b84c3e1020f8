namespace Digest.Core.Articles.Body;

/// <summary>Decision trees whose answers are added up: small enough to stand in the assembly, and learnt by the benchmarks' <c>learn</c> command.</summary>
internal sealed class TreeEnsemble
{
    private const uint Magic = 0x31544744;
    private const int Batch = 64;

    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly float _base;

    public TreeEnsemble(Node[] nodes, int[] roots, float @base, int columns)
    {
        _nodes = nodes;
        _roots = roots;
        _base = @base;
        Columns = columns;
    }

    /// <summary>How many columns a row must have.</summary>
    public int Columns { get; }

    /// <summary>For each row the probability that it belongs to the story, from 0 to 1.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="scores">Where the answers go; as long as there are rows.</param>
    public void Score(FeatureTable rows, Span<float> scores)
    {
        for (var from = 0; from < scores.Length; from += Batch)
            Score(rows, from, scores.Slice(from, Math.Min(Batch, scores.Length - from)));
    }

    // Tree by tree: one tree and a batch of rows fit into the nearest memory, all trees do not.
    private void Score(FeatureTable rows, int from, Span<float> scores)
    {
        scores.Fill(_base);
        var nodes = _nodes;
        foreach (var root in _roots)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                ReadOnlySpan<float> row = rows[from + i];
                var at = root;
                while (nodes[at].Column >= 0)
                    at = row[nodes[at].Column] <= nodes[at].Value ? at + 1 : nodes[at].Right;
                scores[i] += nodes[at].Value;
            }
        }

        foreach (ref var score in scores)
            score = 1 / (1 + MathF.Exp(-score));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Magic);
        writer.Write(Columns);
        writer.Write(_base);
        writer.Write(_roots.Length);
        writer.Write(_nodes.Length);
        foreach (var root in _roots)
            writer.Write(root);
        foreach (var node in _nodes)
        {
            writer.Write(node.Column);
            writer.Write(node.Value);
            writer.Write(node.Right);
        }
    }

    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static TreeEnsemble Read(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The model is of another format: learn it again.");
        var columns = reader.ReadInt32();
        var @base = reader.ReadSingle();
        var roots = new int[reader.ReadInt32()];
        var nodes = new Node[reader.ReadInt32()];
        for (var i = 0; i < roots.Length; i++)
            roots[i] = reader.ReadInt32();
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = new Node(reader.ReadInt16(), reader.ReadSingle(), reader.ReadInt32());
        return new TreeEnsemble(nodes, roots, @base, columns);
    }

    /// <summary>A question, or an answer where the column is -1. The left branch follows its question directly.</summary>
    internal readonly record struct Node(short Column, float Value, int Right);
}
