using Digest.Core.Articles.Body;

namespace Digest.Benchmarks.Learning;

/// <summary>Grows one tree, the leaf that gains most first.</summary>
internal sealed class TreeGrower(BoosterOptions options, byte[][] bins, float[][] edges, float[] gradients, float[] curvatures, int[] chosen)
{
    private const int Bins = 64;

    public void Grow(int[] rows, List<TreeEnsemble.Node> nodes)
    {
        var root = new Leaf(rows, 0);
        Count(root);
        FindSplit(root);
        var open = new PriorityQueue<Leaf, float>();
        open.Enqueue(root, -root.Gain);
        for (var leaves = 1; leaves < options.Leaves && open.TryDequeue(out var leaf, out _) && leaf.Gain > 0; leaves++)
        {
            Split(leaf);
            foreach (var child in (Leaf[])[leaf.Left!, leaf.Right!])
            {
                FindSplit(child);
                open.Enqueue(child, -child.Gain);
            }
        }

        Write(root, nodes);
    }

    // The sums of each bin of each column.
    private void Count(Leaf leaf)
    {
        var counts = leaf.Counts = new (float Gradient, float Curvature)[chosen.Length * Bins];
        var (own, curves) = (new float[leaf.Rows.Length], new float[leaf.Rows.Length]);
        for (var i = 0; i < own.Length; i++)
            (own[i], curves[i]) = (gradients[leaf.Rows[i]], curvatures[leaf.Rows[i]]);
        Parallel.For(0, chosen.Length, c =>
        {
            var column = bins[chosen[c]];
            var rows = leaf.Rows;
            var sums = counts.AsSpan(c * Bins, Bins);
            for (var i = 0; i < rows.Length; i++)
            {
                ref var bin = ref sums[column[rows[i]]];
                bin.Gradient += own[i];
                bin.Curvature += curves[i];
            }
        });
    }

    private void FindSplit(Leaf leaf)
    {
        var counts = leaf.Counts!;
        var (sum, curvature) = (0f, 0f);
        foreach (var (gradient, curve) in counts.AsSpan(0, Bins))
            (sum, curvature) = (sum + gradient, curvature + curve);
        leaf.Value = -options.Rate * sum / (curvature + options.Smoothing);
        if (leaf.Depth >= options.MaxDepth || curvature < 2 * options.LeastCurvature)
            return;

        var whole = sum * sum / (curvature + options.Smoothing);
        for (var c = 0; c < chosen.Length; c++)
        {
            var (left, leftCurve) = (0f, 0f);
            for (var bin = 0; bin < edges[chosen[c]].Length; bin++)
            {
                var (gradient, curve) = counts[(c * Bins) + bin];
                (left, leftCurve) = (left + gradient, leftCurve + curve);
                var (right, rightCurve) = (sum - left, curvature - leftCurve);
                if (leftCurve < options.LeastCurvature || rightCurve < options.LeastCurvature)
                    continue;
                var gain = (left * left / (leftCurve + options.Smoothing)) + (right * right / (rightCurve + options.Smoothing)) - whole;
                if (gain > leaf.Gain)
                    (leaf.Gain, leaf.Column, leaf.Bin) = (gain, chosen[c], bin);
            }
        }
    }

    private void Split(Leaf leaf)
    {
        var (left, right) = (new List<int>(), new List<int>());
        foreach (var row in leaf.Rows)
            (bins[leaf.Column][row] <= leaf.Bin ? left : right).Add(row);
        leaf.Left = new Leaf([.. left], leaf.Depth + 1);
        leaf.Right = new Leaf([.. right], leaf.Depth + 1);

        // What one branch has is known from the other.
        var (small, large) = left.Count < right.Count ? (leaf.Left, leaf.Right) : (leaf.Right, leaf.Left);
        Count(small);
        var counts = leaf.Counts!;
        for (var i = 0; i < counts.Length; i++)
            counts[i] = (counts[i].Gradient - small.Counts![i].Gradient, counts[i].Curvature - small.Counts[i].Curvature);
        (large.Counts, leaf.Counts, leaf.Rows) = (counts, null, []);
    }

    private void Write(Leaf leaf, List<TreeEnsemble.Node> nodes)
    {
        if (leaf.Left is null || leaf.Right is null)
        {
            nodes.Add(new TreeEnsemble.Node(-1, leaf.Value, 0));
            return;
        }

        var at = nodes.Count;
        nodes.Add(default);
        Write(leaf.Left, nodes);
        nodes[at] = new TreeEnsemble.Node((short)leaf.Column, edges[leaf.Column][leaf.Bin], nodes.Count);
        Write(leaf.Right, nodes);
    }

    private sealed class Leaf(int[] rows, int depth)
    {
        public int[] Rows { get; set; } = rows;

        public int Depth => depth;

        public (float Gradient, float Curvature)[]? Counts { get; set; }

        public float Value { get; set; }

        public float Gain { get; set; }

        public int Column { get; set; }

        public int Bin { get; set; }

        public Leaf? Left { get; set; }

        public Leaf? Right { get; set; }
    }
}
