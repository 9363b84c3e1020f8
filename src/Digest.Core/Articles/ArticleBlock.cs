namespace Digest.Core.Articles;

/// <summary>What a part of a story is.</summary>
public enum ArticleBlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>A heading inside the story.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>What somebody else said or wrote, set apart.</summary>
    Quote,

    /// <summary>What stands under a picture.</summary>
    Caption,
}

/// <summary>A part of a story with what its layout says of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, as among the paragraphs.</param>
/// <param name="Level">The level of a heading, from 1; null for other kinds and where the layout does not tell.</param>
/// <param name="Language">Its language as BCP 47 where it is another than the article's; else null.</param>
/// <param name="Links">The links in it, in order: absolute, http or https.</param>
public sealed record ArticleBlock(ArticleBlockKind Kind, string Text, int? Level, string? Language, IReadOnlyList<ArticleLink> Links);

/// <summary>A link inside a story.</summary>
/// <param name="Text">The words that carry it.</param>
/// <param name="Target">Where it leads.</param>
public sealed record ArticleLink(string Text, string Target);
