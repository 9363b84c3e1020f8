namespace Scriban.Parsing;

public record ParserOptions
{
    public static readonly ParserOptions Default = new();

    /// <summary>How deep expressions and blocks may nest; 0 is without limit.</summary>
    public int ExpressionDepthLimit { get; init; } = 250;

    public bool ParseFloatAsDecimal { get; init; }
}
