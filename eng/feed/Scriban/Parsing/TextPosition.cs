namespace Scriban.Parsing;

/// <summary>A place in a source text. Offset, line and column count from zero; printed lines and columns count from one.</summary>
public struct TextPosition(int offset, int line, int column) : IEquatable<TextPosition>
{
    public static readonly TextPosition Eof = new(-1, -1, -1);

    public int Offset { get; set; } = offset;

    public int Column { get; set; } = column;

    public int Line { get; set; } = line;

    public readonly TextPosition NextColumn(int offset = 1) => new(Offset + offset, Line, Column + offset);

    public readonly TextPosition NextLine(int offset = 1) => new(Offset + offset, Line + offset, 0);

    public override readonly string ToString() => $"({Offset}:{Line},{Column})";

    public readonly string ToStringSimple() => $"{Line + 1},{Column + 1}";

    public readonly bool Equals(TextPosition other) => Offset == other.Offset && Line == other.Line && Column == other.Column;

    public override readonly bool Equals(object? obj) => obj is TextPosition other && Equals(other);

    public override readonly int GetHashCode() => Offset;

    public static bool operator ==(TextPosition left, TextPosition right) => left.Equals(right);

    public static bool operator !=(TextPosition left, TextPosition right) => !left.Equals(right);
}
