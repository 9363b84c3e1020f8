namespace Scriban.Parsing;

public record LexerOptions
{
    public const string DefaultFrontMatterMarker = "+++";

    public static readonly LexerOptions Default = new();

    public ScriptMode Mode { get; init; }

    public ScriptLang Lang { get; init; }

    public TextPosition StartPosition { get; init; }

    /// <summary>Accepted; comments and spaces are not kept, nothing of the stand-in would show them.</summary>
    public bool KeepTrivia { get; init; }
}
