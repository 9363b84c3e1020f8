namespace Scriban.Syntax;

/// <summary>A stretch of a text, not copied.</summary>
public readonly struct ScriptStringSlice : IEquatable<ScriptStringSlice>
{
    public static readonly ScriptStringSlice Empty = new(string.Empty);

    public readonly string? FullText;
    public readonly int Index;
    public readonly int Length;

    public ScriptStringSlice(string? fullText)
    {
        FullText = fullText;
        Length = fullText?.Length ?? 0;
    }

    public ScriptStringSlice(string? fullText, int index, int length)
    {
        if (index < 0 || index >= fullText?.Length)
            throw new ArgumentOutOfRangeException(nameof(index));
        if (length < 0 || index + length > fullText?.Length)
            throw new ArgumentOutOfRangeException(nameof(length));
        (FullText, Index, Length) = (fullText, index, length);
    }

    public char this[int index] => AsSpan()[index];

    internal ReadOnlySpan<char> AsSpan() => FullText.AsSpan(Index, Length);

    public override string ToString() => AsSpan().ToString();

    public bool Equals(ScriptStringSlice other) => AsSpan().SequenceEqual(other.AsSpan());

    public override bool Equals(object? obj) => obj is ScriptStringSlice other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(AsSpan(), StringComparison.Ordinal);

    public static bool operator ==(ScriptStringSlice left, ScriptStringSlice right) => left.Equals(right);

    public static bool operator !=(ScriptStringSlice left, ScriptStringSlice right) => !left.Equals(right);
}
