using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Boilerplate;

/// <summary>The names in paths to an article that are those of no section.</summary>
internal static class PathNames
{
    private static readonly FrozenSet<string> Homes = Keys("الرئيسية|الصفحة الرئيسية|الصفحة الأولى|البداية|Home|Homepage|Home page|Main|Main page|Start|Startseite|Accueil|Page d'accueil|Portada|Inicio|Início|Front page|Ana sayfa|Anasayfa|Startsida|Forside|Etusivu|Strona główna|Главная|Головна|首页|ホーム|خانه|صفحه اصلی|صفحۂ اول|דף הבית|ראשי|בית");
    private static readonly FrozenSet<string> Generic = Keys("المدونة|مدونة|الأرشيف|أرشيف|غير مصنف|Uncategorized|Allgemein|Non classé|Article|Articles|Post|Posts|Blog|Blogs|Blogposts|Archive|Archives");

    /// <summary>Whether the text is what sites call their first page.</summary>
    public static bool IsHome(string text) => Homes.Contains(Folding.Key(text));

    /// <summary>Whether the text is the name of a first page, or one that says nothing of what the article is about.</summary>
    public static bool IsEmpty(string text) => Folding.Key(text) is var key && (Homes.Contains(key) || Generic.Contains(key));

    private static FrozenSet<string> Keys(string names) => names.Split('|').Select(Folding.Key).ToFrozenSet();
}
