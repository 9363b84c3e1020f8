using Digest.Core.Articles.Blocks;

namespace Digest.Core.Articles.Formats;

/// <summary>A file as its format was read: the same model for all formats.</summary>
/// <param name="Blocks">The blocks in order.</param>
/// <param name="Declared">What the file says of itself outside its text.</param>
internal sealed record ArticleSource(IReadOnlyList<Block> Blocks, Declared Declared);
