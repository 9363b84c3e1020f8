using Digest.Core.Articles.Body;

namespace Digest.Benchmarks.Learning;

/// <summary>Learns an ensemble by gradient boosting on logistic loss, with features cut into bins: small, seeded, and without a library.</summary>
internal sealed class Booster(BoosterOptions options)
{
    private const int Bins = 64;

    /// <summary>Learns from rows with a label between 0 and 1 and a weight each.</summary>
    public TreeEnsemble Learn(IReadOnlyList<ReadOnlyMemory<float>> rows, float[] labels, float[] weights, int columns)
    {
        var random = new Random(options.Seed);
        var edges = Edges(rows, columns, random);
        var bins = Cut(rows, edges, columns);
        var (positive, total) = (0.0, 0.0);
        for (var i = 0; i < labels.Length; i++)
            (positive, total) = (positive + (labels[i] * weights[i]), total + weights[i]);
        var start = (float)Math.Log(positive / (total - positive));

        var sums = new float[labels.Length];
        Array.Fill(sums, start);
        var gradients = new float[labels.Length];
        var curvatures = new float[labels.Length];
        var nodes = new List<TreeEnsemble.Node>();
        var roots = new List<int>();
        for (var tree = 0; tree < options.Trees; tree++)
        {
            Parallel.For(0, labels.Length, i =>
            {
                var probability = 1 / (1 + MathF.Exp(-sums[i]));
                gradients[i] = weights[i] * (probability - labels[i]);
                curvatures[i] = Math.Max(1e-9f, weights[i] * probability * (1 - probability));
            });
            var chosen = Enumerable.Range(0, columns).Where(_ => random.NextDouble() < options.ColumnShare).ToArray();
            var sample = Enumerable.Range(0, labels.Length).Where(_ => random.NextDouble() < options.RowShare).ToArray();
            roots.Add(nodes.Count);
            var first = nodes.Count;
            new TreeGrower(options, bins, edges, gradients, curvatures, chosen).Grow(sample, nodes);
            Parallel.For(0, labels.Length, i => sums[i] += Walk(nodes, first, rows[i].Span));
        }

        return new TreeEnsemble([.. nodes], [.. roots], start, columns);
    }

    private static float Walk(List<TreeEnsemble.Node> nodes, int at, ReadOnlySpan<float> row)
    {
        while (nodes[at].Column >= 0)
            at = row[nodes[at].Column] <= nodes[at].Value ? at + 1 : nodes[at].Right;
        return nodes[at].Value;
    }

    private static float[][] Edges(IReadOnlyList<ReadOnlyMemory<float>> rows, int columns, Random random)
    {
        var sample = Enumerable.Range(0, Math.Min(rows.Count, 40_000)).Select(_ => random.Next(rows.Count)).ToArray();
        var edges = new float[columns][];
        Parallel.For(0, columns, column =>
        {
            var values = sample.Select(i => rows[i].Span[column]).Order().ToArray();
            edges[column] = [.. Enumerable.Range(1, Bins - 1).Select(bin => values[(int)((long)bin * (values.Length - 1) / Bins)]).Distinct()];
        });
        return edges;
    }

    // A column after the other: a histogram reads one at a time.
    private static byte[][] Cut(IReadOnlyList<ReadOnlyMemory<float>> rows, float[][] edges, int columns)
    {
        var bins = new byte[columns][];
        Parallel.For(0, columns, column =>
        {
            var cut = bins[column] = new byte[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                var at = Array.BinarySearch(edges[column], rows[i].Span[column]);
                cut[i] = (byte)(at < 0 ? ~at : at);
            }
        });
        return bins;
    }
}

/// <summary>How an ensemble is learnt.</summary>
internal sealed record BoosterOptions
{
    public int Trees { get; init; } = 140;

    public int Leaves { get; init; } = 24;

    public int MaxDepth { get; init; } = 7;

    public float Rate { get; init; } = 0.1f;

    public float Smoothing { get; init; } = 1f;

    public float LeastCurvature { get; init; } = 0.2f;

    public double RowShare { get; init; } = 0.5;

    public double ColumnShare { get; init; } = 0.5;

    public int Seed { get; init; } = 20261126;
}
