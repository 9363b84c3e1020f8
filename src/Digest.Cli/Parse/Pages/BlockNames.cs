using System.Globalization;
using Digest.Core.Articles;

namespace Digest.Cli.Parse.Pages;

/// <summary>What the parts of a story are called.</summary>
internal static class BlockNames
{
    /// <summary>The name with its article.</summary>
    public static string Of(ArticleBlock block) => block.Kind switch
    {
        ArticleBlockKind.Heading when block.Level is { } level => string.Create(CultureInfo.InvariantCulture, $"a heading of level {level}"),
        ArticleBlockKind.Heading => "a heading",
        ArticleBlockKind.ListItem => "an item of a list",
        ArticleBlockKind.Quote => "a quotation",
        ArticleBlockKind.Caption => "a caption",
        _ => "a paragraph",
    };
}
