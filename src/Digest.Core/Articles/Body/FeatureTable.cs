namespace Digest.Core.Articles.Body;

/// <summary>A row of numbers for each block.</summary>
internal sealed class FeatureTable(int rows, int columns)
{
    private readonly float[] _values = new float[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public ReadOnlyMemory<float> Memory(int row) => _values.AsMemory(row * columns, columns);

    public Span<float> this[int row] => _values.AsSpan(row * columns, columns);
}
