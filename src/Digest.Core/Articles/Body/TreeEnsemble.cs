namespace Digest.Core.Articles.Body;

/// <summary>Decision trees whose answers are added up: small enough to stand in the assembly, and learnt by the benchmarks' <c>learn</c> command.</summary>
internal sealed class TreeEnsemble
{
    private const uint Magic = 0x31544744;

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

    /// <summary>The probability that the row belongs to the story, from 0 to 1.</summary>
    public float Score(ReadOnlySpan<float> row)
    {
        var sum = _base;
        var nodes = _nodes;
        foreach (var root in _roots)
        {
            var at = root;
            while (nodes[at].Column >= 0)
                at = row[nodes[at].Column] <= nodes[at].Value ? at + 1 : nodes[at].Right;
            sum += nodes[at].Value;
        }

        return 1 / (1 + MathF.Exp(-sum));
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
