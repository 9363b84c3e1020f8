using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Reads the language and direction that a page declares.</summary>
internal static class PageLanguage
{
    /// <summary>The language as BCP 47; null when none is declared.</summary>
    public static Found<string>? Find(PageMarks marks)
    {
        return Make(marks.Html.Exists ? marks.Html.Attribute("lang") ?? marks.Html.Attribute("xml:lang") : null, "the page's lang attribute", 0.9)
            ?? Make(marks.Body.Exists ? marks.Body.Attribute("lang") : null, "the lang attribute of the page's body", 0.85)
            ?? Make(marks.Linked.Language, "the page's JSON-LD inLanguage", 0.85)
            ?? Make(marks.Meta.First("content-language", "language", "dc.language")?.Value, "the page's meta content-language", 0.8)
            ?? Make(marks.Meta["og:locale"], "the page's meta og:locale", 0.7);
    }

    /// <summary>The direction that the page, its body or its main part sets; null when none does.</summary>
    public static TextDirection? Direction(PageMarks marks)
    {
        foreach (var node in (ReadOnlySpan<HtmlNode>)[marks.Main, marks.Body, marks.Html])
        {
            var direction = node.Exists ? node.RawAttribute("dir").Trim() : [];
            if (direction.Equals("rtl", StringComparison.OrdinalIgnoreCase))
                return TextDirection.Rtl;
            if (direction.Equals("ltr", StringComparison.OrdinalIgnoreCase))
                return TextDirection.Ltr;
        }

        return null;
    }

    private static Found<string>? Make(string? tag, string basis, double confidence) => Found.Of(Bcp47.Normalize(tag), basis, confidence);
}
