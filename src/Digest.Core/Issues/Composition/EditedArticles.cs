using System.Globalization;
using Digest.Core.Issues.Editing;

namespace Digest.Core.Issues.Composition;

/// <summary>The articles of an issue as an editor wants them.</summary>
internal sealed class EditedArticles(IssueEdits edits)
{
    private readonly Dictionary<string, int> _places = edits.Pinned.Distinct(StringComparer.Ordinal).Select((id, place) => (id, place)).ToDictionary(pin => pin.id, pin => pin.place, StringComparer.Ordinal);
    private readonly HashSet<string> _dropped = edits.Dropped.ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, Rewrite> _rewrites = edits.Rewrites.DistinctBy(rewrite => rewrite.Article).ToDictionary(rewrite => rewrite.Article, StringComparer.Ordinal);

    /// <summary>Those that stay, in the editor's words.</summary>
    public IEnumerable<IssueArticle> Of(IEnumerable<IssueArticle> articles) => articles
        .Where(article => !_dropped.Contains(article.Id))
        .Select(article => _rewrites.TryGetValue(article.Id, out var rewrite)
            ? article with { Article = article.Article with { Title = rewrite.Title ?? article.Article.Title, Summary = rewrite.Summary ?? article.Article.Summary } }
            : article);

    /// <summary>The place that the editor gave an article, from 0; null for none.</summary>
    public int? PlaceOf(string id) => _places.TryGetValue(id, out var place) ? place : null;

    /// <summary>What the editor did to an article, for <c>--why</c>.</summary>
    public IEnumerable<string> Why(string id)
    {
        if (PlaceOf(id) is { } place)
            yield return string.Create(CultureInfo.InvariantCulture, $"pinned by an editor at place {place + 1}");
        if (!_rewrites.TryGetValue(id, out var rewrite))
            yield break;
        if (rewrite.Title is not null)
            yield return "title by an editor";
        if (rewrite.Summary is not null)
            yield return "summary by an editor";
    }
}
