using Digest.Core.Articles.Boilerplate;
using Digest.Core.Articles.Html;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>Reads the sections that a page files its article under, and apart from them its tags.</summary>
internal static class PageSections
{
    private const int Most = 5;
    private const int MostTags = 30;
    private const int Longest = 60;

    public static Found<IReadOnlyList<string>>? Find(PageMarks marks, string? title, SiteNames site)
    {
        return Make(marks.Linked.Sections, "the page's JSON-LD articleSection", 0.9)
            ?? Make(marks.Meta.All("article:section"), "the page's meta article:section", 0.9)
            ?? Make(marks.Linked.Crumbs, "the page's JSON-LD breadcrumbs", 0.8)
            ?? Make(marks.Of(MarkKind.Section).Select(mark => mark.Node.Text()), "the links to the section", 0.7)
            ?? Make(Visible(marks), "the breadcrumbs", 0.7);

        Found<IReadOnlyList<string>>? Make(IEnumerable<string> names, string basis, double confidence)
        {
            var titleKey = Folding.Key(title ?? "");
            var kept = names.SelectMany(name => name.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Where(name => name.Length is > 1 and <= Longest && Folding.Key(name) is { Length: > 1 } key && !PathNames.IsEmpty(name) && key != titleKey && !(titleKey.Length > 0 && key.StartsWith(titleKey, StringComparison.Ordinal)) && !site.AreExactly(name))
                .DistinctBy(Folding.Key).Take(Most).ToList();
            return kept.Count == 0 ? null : new Found<IReadOnlyList<string>>(kept, basis, confidence);
        }
    }

    public static IReadOnlyList<string> Tags(PageMarks marks)
    {
        IEnumerable<string> tags = marks.Meta.All("article:tag");
        if (!tags.Any())
            tags = marks.Linked.Tags;
        if (!tags.Any())
            tags = marks.Of(MarkKind.Tag).Where(mark => mark.Node.Tag == Tag.A).Select(mark => mark.Node.Text());
        if (!tags.Any() && marks.Meta.First("news_keywords", "keywords") is { } keywords)
            tags = [keywords.Value];
        return [.. tags.SelectMany(tag => tag.Split([',', ';', '،'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Where(tag => tag.Length <= Longest).DistinctBy(Folding.Key).Take(MostTags)];
    }

    // Only links: the last crumb, which is no link, is the article itself.
    private static List<string> Visible(PageMarks marks)
    {
        foreach (var mark in marks.All(MarkKind.Breadcrumb))
        {
            var links = mark.Node.Descendants().Take(200).Where(node => node.Tag == Tag.A).Select(link => link.Text()).Take(Most + 1).ToList();
            if (links.Count > 0)
                return links;
        }

        return [];
    }
}
