using Digest.Core.Articles.Boilerplate;
using Digest.Core.Articles.Metadata.Places;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata;

/// <summary>Reads the line that says what an article is filed under: <c>القسم: محليات</c>, <c>Publié dans Régions</c>.</summary>
internal static class SectionLabel
{
    private const int MaxLine = 80;
    private const int MaxItems = 4;
    private const int MaxItemWords = 4;

    private static readonly string[] Labels = ["القسم", "الأقسام", "قسم", "التصنيف", "التصنيفات", "تصنيف", "الباب", "الفئة", "Section", "Sections", "Category", "Categories", "Rubrique", "Rubriques", "Catégorie", "Catégories", "Ressort", "Rubrik", "Kategorie", "Kategorien", "Sección", "Categoría", "Categorías", "Categoria", "Sezione", "Seção", "Kategori", "Рубрика", "Категория", "Раздел", "دسته بندی", "گروه", "زمرہ"];

    // With these a line needs no colon.
    private static readonly string[] Filed = ["نشر في", "نشرت في", "منشور في", "Filed under", "Filed in", "Posted in", "Published in", "Publié dans", "Classé dans", "Veröffentlicht in", "Abgelegt unter", "Publicado en"];

    /// <summary>The sections; null when the line is no such label.</summary>
    public static IReadOnlyList<string>? Read(string line)
    {
        if (line.Length > MaxLine || line.Any(char.IsDigit) || line[^1] is '.' or '؟' or '?' or '!' or ':')
            return null;

        foreach (var label in Labels)
        {
            if (Behind(line, label).TrimStart() is [':', .. var named])
                return Items(named);
        }

        foreach (var label in Filed)
        {
            if (Behind(line, label) is [' ' or ':', .. var named])
                return Items(named.TrimStart(" :")) is { } items && !items.Exists(Gazetteer.IsCity) ? items : null;
        }

        return null;
    }

    private static ReadOnlySpan<char> Behind(string line, string label) =>
        line.StartsWith(label, StringComparison.OrdinalIgnoreCase) ? line.AsSpan(label.Length) : default;

    private static List<string>? Items(ReadOnlySpan<char> list)
    {
        var items = list.ToString().Split(['،', ',', '|', '/', '•', '·'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        if (items.Count is 0 or > MaxItems || !items.TrueForAll(item => Words.Count(item) is >= 1 and <= MaxItemWords))
            return null;

        items.RemoveAll(PathNames.IsEmpty);
        return items.Count == 0 ? null : items;
    }
}
