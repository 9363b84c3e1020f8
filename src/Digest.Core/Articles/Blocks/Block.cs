using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Blocks;

/// <summary>One line, paragraph or heading of a file, cleaned; what every format is read into.</summary>
/// <param name="Kind">What it is in its layout.</param>
/// <param name="Text">The text, never empty.</param>
/// <param name="Place">The line in the file or the position in the document, from 1.</param>
internal sealed record Block(BlockKind Kind, string Text, int Place)
{
    private string? _key;
    private bool? _isProse;

    /// <summary>The level of a heading, from 1; 0 when the layout does not tell, or for other kinds.</summary>
    public int Level { get; init; }

    /// <summary>Which part of the text is the text of links, from 0 to 1.</summary>
    public double LinkShare { get; init; }

    /// <summary>The links in the text, in order.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>The element of the page that holds it; 0 for what is no page.</summary>
    public int Node { get; init; }

    /// <summary>The folded words, for comparison.</summary>
    public string Key => _key ??= Folding.Key(Text);

    /// <summary>The number of words.</summary>
    public int Words { get; } = Articles.Text.Words.Count(Text);

    /// <summary>Ends as a sentence does, and not in an ellipsis.</summary>
    public bool IsClosed
    {
        get
        {
            var end = Text.AsSpan().TrimEnd("\"'”“’»«)]* ");
            return end.Length > 1 && end[^1] is '.' or '。' or '۔' or '؟' or '!' && !IsElided;
        }
    }

    /// <summary>Breaks off in an ellipsis, as excerpts of other articles do.</summary>
    public bool IsElided => Text.EndsWith('…') || Text.EndsWith("..", StringComparison.Ordinal) || Text.EndsWith("[…]", StringComparison.Ordinal);

    /// <summary>Reads like a paragraph of a story and not like a headline or a label.</summary>
    public bool IsProse => _isProse ??= Kind is BlockKind.Paragraph or BlockKind.Quote or BlockKind.ListItem && (Weight >= 110 || (Weight >= 35 && Words >= 6 && EndsInStop));

    /// <summary>The length in characters; those of scripts without spaces say about three times as much.</summary>
    public int Weight { get; } = Text.Length + (2 * Scripts.CountUnspaced(Text));

    // A headline may ask or exclaim, but it has no full stop.
    private bool EndsInStop => IsClosed && Text.AsSpan().TrimEnd("\"'”“’»«)]* ")[^1] is '.' or '。' or '۔';
}
