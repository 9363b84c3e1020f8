namespace Scriban.Parsing;

/// <summary>A token, from its first to its last character.</summary>
internal readonly record struct Token(TokenType Type, TextPosition Start, TextPosition End)
{
    public static readonly Token Eof = new(TokenType.Eof, TextPosition.Eof, TextPosition.Eof);

    public string TextIn(string source)
    {
        if (Type == TokenType.Eof)
            return "<eof>";

        return Start.Offset < source.Length && End.Offset < source.Length
            ? source.Substring(Start.Offset, End.Offset - Start.Offset + 1)
            : "<error>";
    }

    public bool IsText(string expected, string source) =>
        Type != TokenType.Eof && source.AsSpan(Start.Offset, End.Offset - Start.Offset + 1).SequenceEqual(expected);
}
