using System.Buffers;

namespace Digest.Core.Articles.Formats.Pages;

/// <summary>What the classes and ids of an element say of its content, in the words that page systems share.</summary>
internal static class ClassNames
{
    private static readonly string[] OtherWords = ["comment", "related", "footer", "recommend", "popular", "respond", "disqus", "breaking", "trending", "most-read", "mostread", "read-more", "readmore", "more-news", "latest", "recent", "similar"];
    private static readonly string[] AsideWords = [.. OtherWords, "sidebar", "side-bar", "newsletter", "teaser", "promo", "widget"];
    private static readonly string[] AuthorWords = ["author", "byline", "autor", "auteur", "posted-by", "postedby", "writer", "verfasser", "redakteur", "kateb", "vcard"];
    private static readonly string[] DateWords = ["date", "publish", "datum", "posted", "fecha", "time"];
    private static readonly string[] CrumbWords = ["breadcrumb", "crumb", "brotkrumen"];
    private static readonly string[] TitleWords = ["entry-title", "post-title", "article-title", "headline", "posttitle", "articletitle", "article__title", "post__title", "newstitle", "news-title", "news_title", "lbltitle"];

    private static readonly SearchValues<string> All = SearchValues.Create([.. AsideWords, .. AuthorWords, .. DateWords, .. CrumbWords, .. TitleWords], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Aside = SearchValues.Create(AsideWords, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Other = SearchValues.Create(OtherWords, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Author = SearchValues.Create(AuthorWords, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Date = SearchValues.Create(DateWords, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Crumb = SearchValues.Create(CrumbWords, StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> Title = SearchValues.Create(TitleWords, StringComparison.OrdinalIgnoreCase);

    // What only holds the word: no aside, no author, no date.
    private static readonly SearchValues<string> NoAside = SearchValues.Create(["entry-footer", "post-footer", "article-footer", "has-", "no-", "with-", "entry-", "comments-link", "comment-count", "comments-count", "open", "teaser-text", "elementor"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> NoAuthor = SearchValues.Create(["avatar", "bio", "image", "img", "photo", "thumb", "social", "desc", "about", "role", "job", "authori", "comment", "more", "count", "follow", "contact", "profile-pic", "icon", "label", "writers-block", "underwriter"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> NoDate = SearchValues.Create(["dateline", "candidate", "mandate", "validat", "consolidat", "publisher", "picker", "event", "time-to", "reading", "readtime", "read-time", "timeline", "runtime", "sometime", "times", "posted-by", "posted-in", "countdown", "expire", "comment", "timer", "icon", "multimedia", "liquidat", "overtime", "lifetime", "part-time", "full-time"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a value says anything at all.</summary>
    public static bool SaySomething(ReadOnlySpan<char> value) => value.ContainsAny(All);

    /// <summary>Whether it names a part that is not the article.</summary>
    public static bool IsAside(ReadOnlySpan<char> value) => Any(value, Aside, NoAside);

    /// <summary>Whether it names comments, other articles, or the foot of the page.</summary>
    public static bool IsOthers(ReadOnlySpan<char> value) => Any(value, Other, NoAside);

    /// <summary>Whether it names the comments of readers.</summary>
    public static bool IsComments(ReadOnlySpan<char> value) => value.Contains("comments", StringComparison.OrdinalIgnoreCase) || value.Contains("commentlist", StringComparison.OrdinalIgnoreCase);

    public static bool IsAuthor(ReadOnlySpan<char> value) => Any(value, Author, NoAuthor);

    public static bool IsDate(ReadOnlySpan<char> value) => Any(value, Date, NoDate);

    /// <summary>Whether it names the date of a change.</summary>
    public static bool IsUpdate(ReadOnlySpan<char> value) =>
        (value.Contains("updat", StringComparison.OrdinalIgnoreCase) || value.Contains("modif", StringComparison.OrdinalIgnoreCase)) && !value.Contains("publish", StringComparison.OrdinalIgnoreCase);

    public static bool IsBreadcrumb(ReadOnlySpan<char> value) => value.ContainsAny(Crumb);

    public static bool IsTitle(ReadOnlySpan<char> value) => value.ContainsAny(Title);

    // Each class is judged alone: one of them may say what another only holds.
    private static bool Any(ReadOnlySpan<char> value, SearchValues<string> wanted, SearchValues<string> unwanted)
    {
        foreach (var range in value.Split(' '))
        {
            var one = value[range];
            if (one.ContainsAny(wanted) && !one.ContainsAny(unwanted))
                return true;
        }

        return false;
    }
}
