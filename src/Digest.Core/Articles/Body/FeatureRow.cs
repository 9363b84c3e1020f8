namespace Digest.Core.Articles.Body;

/// <summary>Fills a row from left to right.</summary>
internal ref struct FeatureRow(Span<float> row)
{
    private readonly Span<float> _row = row;
    private int _at;

    public void Add(float value) => _row[_at++] = value;

    public void Add(bool value) => _row[_at++] = value ? 1 : 0;

    /// <summary>Lengths and counts matter by their magnitude.</summary>
    public void AddLog(float value) => _row[_at++] = MathF.Log2(1 + value);

    public readonly int Count => _at;
}
