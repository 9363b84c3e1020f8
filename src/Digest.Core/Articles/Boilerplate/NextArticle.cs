using System.Collections.Frozen;
using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Metadata.Dates;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>Cuts another article that a page shows in full below its own, from its headline on.</summary>
internal static class NextArticle
{
    private const int FewestParagraphs = 2;
    private const int LinesOfHead = 3;
    private const int LongestDate = 80;

    // Not what leads to related articles: those stand inside stories too, with their dates.
    private static readonly FrozenSet<string> Announcements = new[]
    {
        "المقال التالي", "الخبر التالي", "الموضوع التالي", "يتم الآن تحميل الخبر التالي", "يتم تحميل المقال التالي", "Next article", "Next story", "Up next", "Article suivant", "Nächster Artikel", "Siguiente artículo", "Следующая новость", "Sonraki haber", "לכתבה הבאה", "مطلب بعدی", "خبر بعدی", "下一篇",
    }.Select(Folding.Key).ToFrozenSet();

    /// <summary>Cuts it where its head is plain: a headline like that of the story, or one that the site announces, with a date under it.</summary>
    public static void Cut(Layout layout)
    {
        var paragraphs = 0;
        var isAnnounced = false;
        for (var i = layout.BodyStart; i < layout.Blocks.Count; i++)
        {
            var block = layout.Blocks[i];
            if (block.IsProse)
                paragraphs += layout.RoleOf(i) == BlockRole.Body ? 1 : 0;
            else if (paragraphs >= FewestParagraphs && (isAnnounced || IsLikeTitle(layout, block)) && HasDate(layout, i))
            {
                layout.Cut(i, layout.Blocks.Count, "another article below the story");
                return;
            }

            isAnnounced = Announcements.Contains(block.Key);
        }
    }

    private static bool IsLikeTitle(Layout layout, Block block) =>
        block is { Kind: BlockKind.Heading, Level: 1 } && layout.TitleIndex >= 0 && layout.Blocks[layout.TitleIndex] is { Kind: BlockKind.Heading, Level: 1 };

    private static bool HasDate(Layout layout, int headline)
    {
        for (var i = headline + 1; i < Math.Min(layout.Blocks.Count, headline + 1 + LinesOfHead); i++)
        {
            var block = layout.Blocks[i];
            if (block.Text.Length <= LongestDate && block.Text.Any(char.IsDigit) && DateScanner.Scan(DateToken.Cut(block.Text, LongestDate), isMonthFirst: false).Exists(date => date.Year is not null))
                return true;
            if (block.IsProse)
                return false;
        }

        return false;
    }
}
