namespace Digest.Core.Articles.Blocks;

/// <summary>What a block is in the layout of its file.</summary>
internal enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,
    Caption,
}
