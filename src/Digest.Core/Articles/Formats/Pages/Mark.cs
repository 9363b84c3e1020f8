using Digest.Core.Articles.Html;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>What an element is marked as, by its name, microdata, relation or class.</summary>
internal enum MarkKind
{
    /// <summary>A heading that may be the headline.</summary>
    Heading,

    /// <summary>Who wrote it, exactly: microdata or <c>rel=author</c>.</summary>
    Author,

    /// <summary>A line about who wrote it, by its class.</summary>
    Byline,

    /// <summary>When it was published: microdata, or a time element.</summary>
    Time,

    /// <summary>When it was last changed.</summary>
    Update,

    /// <summary>A date by its class.</summary>
    DateLine,

    /// <summary>The path from the home page.</summary>
    Breadcrumb,

    /// <summary>A link to the section.</summary>
    Section,

    /// <summary>A link to a tag.</summary>
    Tag,

    /// <summary>A picture.</summary>
    Picture,
}

/// <summary>An element that tells something of the article.</summary>
/// <param name="Node">The element.</param>
/// <param name="Kind">What it tells.</param>
internal readonly record struct Mark(HtmlNode Node, MarkKind Kind);
