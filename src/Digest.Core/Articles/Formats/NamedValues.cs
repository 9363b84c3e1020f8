using Digest.Core.Articles.Formats.Pages;
using Digest.Core.Articles.Metadata;

namespace Digest.Core.Articles.Formats;

/// <summary>The names under which editors say what a file is, in front matter and in blob metadata alike.</summary>
internal static class NamedValues
{
    private static readonly string[] Dates = ["published", "date", "publishdate", "pubdate", "تاريخ"];

    /// <summary>What the values say.</summary>
    /// <param name="values">Cleaned values by folded name.</param>
    /// <param name="place">Where they stand, for an editor: "the front matter".</param>
    public static Declared Declare(IReadOnlyDictionary<string, IReadOnlyList<string>> values, string place)
    {
        IReadOnlyList<string> All(params string[] names) => names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => value is { Count: > 0 }) ?? [];
        string? First(params string[] names) => All(names) is [var first, ..] ? first : null;

        Found<T>? Said<T>(T? value)
            where T : class => Found.Of(value, place, 1);

        return new Declared
        {
            Title = Said(First("title", "headline", "titre", "عنوان", "العنوان")),
            Byline = All("author", "authors", "byline", "auteur", "كاتب", "الكاتب") is { Count: > 0 } authors ? Said(string.Join(", ", authors)) : null,
            Source = Said(First("source", "publication", "publisher", "agency", "مصدر", "المصدر")),
            Place = Said(First("place", "dateline", "location", "lieu", "مكان", "المكان")),
            Language = Said(Bcp47.Normalize(First("language", "lang", "langue"))),
            Sections = All("sections", "section", "categories", "category", "rubrique", "قسم", "اقسام") is { Count: > 0 } sections ? Said(sections) : null,
            Link = Said(PageLinks.Read(First("link", "url", "canonical"))),
            Picture = PageLinks.Read(First("picture", "image", "cover")) is { } picture ? Said(new LeadPicture(picture, null, null)) : null,
            Priority = First("priority", "priorité", "priorite", "اولويه", "الاولويه") is [>= '1' and <= '5' and var priority] ? priority - '0' : null,
            Dates = [.. Dates.Where(name => values.GetValueOrDefault(name) is { Count: > 0 }).Select(name => new Found<string>(values[name][0], $"{place}'s {name}", 1))],
        };
    }
}
