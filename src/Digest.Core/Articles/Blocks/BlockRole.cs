namespace Digest.Core.Articles.Blocks;

/// <summary>What a block turned out to be.</summary>
internal enum BlockRole
{
    Body,
    Title,
    Date,
    Byline,
    Source,
    Place,
    Sections,
    Cut,
}
