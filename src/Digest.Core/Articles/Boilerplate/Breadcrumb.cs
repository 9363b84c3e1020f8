using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>The path from the home page to an article: <c>الرئيسية / أخبار / العنوان</c>.</summary>
/// <param name="Middle">What stands between home and the last element: the sections.</param>
/// <param name="Last">The last element when there are three or more, mostly the headline.</param>
internal sealed record Breadcrumb(IReadOnlyList<string> Middle, string? Last)
{
    private static readonly FrozenSet<string> Homes = new[] { "الرئيسية", "الصفحة الرئيسية", "Home", "Homepage", "Accueil", "Page d'accueil", "البداية", "Portada", "Inicio", "Início", "Startseite", "Главная", "首页", "خانه", "صفحه اصلی", "صفحۂ اول", "דף הבית", "ראשי" }.Select(Folding.Key).ToFrozenSet();
    private static readonly char[] Separators = ['/', '>', '<', '»', '«', '›', '‹', '|', '\\', '→', '←'];

    /// <summary>Reads a line as a breadcrumb; null when it is none.</summary>
    public static Breadcrumb? Read(string line)
    {
        if (line.Length > 400)
            return null;

        var parts = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !Homes.Contains(Folding.Key(parts[0])))
            return null;
        return parts.Length == 2 ? new Breadcrumb([parts[1]], null) : new Breadcrumb(parts[1..^1], parts[^1]);
    }
}
