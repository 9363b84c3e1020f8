using System.Globalization;
using System.Text.RegularExpressions;

namespace Digest.Core.Archive;

/// <summary>The public files of an archive: what they are called, and what they are.</summary>
public static partial class ArchivePaths
{
    /// <summary>The page that lists the editions.</summary>
    public const string Root = "index.html";

    private const int Longest = 100;

    /// <summary>The page of an issue.</summary>
    public static string Page(string issueId) => $"{issueId}/index.html";

    /// <summary>An issue as data.</summary>
    public static string Json(string issueId) => $"{issueId}/issue.json";

    /// <summary>The picture of an issue.</summary>
    public static string Card(string issueId) => $"{issueId}/card.png";

    /// <summary>A page of an edition's index, from 1, the latest issues first.</summary>
    public static string Index(string editionId, int page) => page == 1
        ? $"{editionId}/index.html"
        : string.Create(CultureInfo.InvariantCulture, $"{editionId}/page-{page}.html");

    /// <summary>An edition's feed in Atom.</summary>
    public static string Atom(string editionId) => $"{editionId}/atom.xml";

    /// <summary>An edition's feed in RSS.</summary>
    public static string Rss(string editionId) => $"{editionId}/rss.xml";

    /// <summary>An edition's feed in JSON.</summary>
    public static string JsonFeed(string editionId) => $"{editionId}/feed.json";

    /// <summary>Whether the file is a feed.</summary>
    public static bool IsFeed(string path) => path.EndsWith("/atom.xml", StringComparison.Ordinal) || path.EndsWith("/rss.xml", StringComparison.Ordinal) || path.EndsWith("/feed.json", StringComparison.Ordinal);

    /// <summary>The media type of a file.</summary>
    public static string TypeOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "atom.xml" => "application/atom+xml; charset=utf-8",
        "rss.xml" => "application/rss+xml; charset=utf-8",
        "feed.json" => "application/feed+json; charset=utf-8",
        "issue.json" => "application/json; charset=utf-8",
        "card.png" => "image/png",
        _ => "text/html; charset=utf-8",
    };

    /// <summary>The file that an address below the archive names, where a folder names its page; null for whatever cannot be a public file.</summary>
    public static string? Find(string? address)
    {
        var path = address ?? "";
        if (path.Length > Longest || !Public().IsMatch(path))
            return null;
        path = path.TrimEnd('/');
        return path.Length == 0 ? Root : path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".xml", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".png", StringComparison.Ordinal) ? path : Page(path);
    }

    // An edition or an issue (its week has a capital W), and one of the files above.
    [GeneratedRegex(@"\A(?:index\.html|[a-z0-9][a-z0-9-]{0,31}(?:/|/index\.html|/page-[1-9][0-9]{0,4}\.html|/atom\.xml|/rss\.xml|/feed\.json)?|[a-z0-9][a-z0-9-]{0,31}-[0-9]{4}-W[0-9]{2}(?:/|/index\.html|/issue\.json|/card\.png)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Public();
}
