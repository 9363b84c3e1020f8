using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats;

/// <summary>A file as its format was read: the same model for all formats.</summary>
/// <param name="Blocks">The blocks in order.</param>
/// <param name="Declared">What the file says of itself outside its text.</param>
internal sealed record ArticleSource(IReadOnlyList<Block> Blocks, Declared Declared)
{
    /// <summary>The page that the blocks were read from; null for what is no page.</summary>
    public HtmlTree? Page { get; init; }

    /// <summary>Whether it is lines alone, which may be those of a page that someone saved as text.</summary>
    public bool IsLines { get; init; }
}
