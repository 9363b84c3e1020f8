using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Languages;

namespace Digest.Core.Articles;

/// <summary>Shows the blocks of a story to those outside.</summary>
internal static class StoryBlocks
{
    private const int MaxLinks = 50;
    private const int LongestTarget = 2_048;

    /// <summary>The blocks with their own languages and whole links.</summary>
    /// <param name="body">The story.</param>
    /// <param name="language">The language of the whole.</param>
    /// <param name="page">The address of the page, to which its links are relative; null when it is not known.</param>
    public static IReadOnlyList<ArticleBlock> Of(IReadOnlyList<Block> body, string language, string? page)
    {
        _ = Uri.TryCreate(page, UriKind.Absolute, out var home);
        return [.. body.Select(block => new ArticleBlock(KindOf(block), block.Text, block.Kind == BlockKind.Heading && block.Level > 0 ? block.Level : null, Other(block, language), Links(block, home)))];
    }

    private static ArticleBlockKind KindOf(Block block) => block.Kind switch
    {
        BlockKind.Heading => ArticleBlockKind.Heading,
        BlockKind.ListItem => ArticleBlockKind.ListItem,
        BlockKind.Quote => ArticleBlockKind.Quote,
        BlockKind.Caption => ArticleBlockKind.Caption,
        _ => ArticleBlockKind.Paragraph,
    };

    private static string? Other(Block block, string language)
    {
        var own = LanguageDetector.Detect(block.Text);
        return own == "und" || own == language.Split('-')[0] ? null : own;
    }

    private static List<ArticleLink> Links(Block block, Uri? home)
    {
        if (block.Links.Count == 0)
            return [];

        var links = new List<ArticleLink>();
        foreach (var link in block.Links.Take(MaxLinks))
        {
            if (link.Target.Length <= LongestTarget && TryResolve(link.Target, home, out var target))
                links.Add(new ArticleLink(link.Text, target.AbsoluteUri));
        }

        return links;
    }

    private static bool TryResolve(string target, Uri? home, out Uri resolved)
    {
        // On Unix "/path" is an absolute address, of a file.
        var isWhole = Uri.TryCreate(target, UriKind.Absolute, out resolved!) && resolved.Scheme is "http" or "https";
        return isWhole || (home is not null && Uri.TryCreate(home, target, out resolved!) && resolved.Scheme is "http" or "https");
    }
}
