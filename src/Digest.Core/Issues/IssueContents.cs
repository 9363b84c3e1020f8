using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;

namespace Digest.Core.Issues;

/// <summary>Reads what an issue has to tell, as it is now: the latest content of its articles, without those whose files were deleted, with what editors changed.</summary>
public sealed class IssueContents(IArticleStore articles)
{
    /// <summary>The stories of the issue; none where all were withdrawn or dropped.</summary>
    public async Task<IssueComposition> ReadAsync(Edition edition, Issue issue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(issue);
        var told = new List<IssueArticle>(issue.Articles.Count);
        foreach (var id in issue.Articles)
        {
            if (await articles.ReadAsync(id, cancellationToken) is { } article && await articles.HasFileAsync(article.File, cancellationToken))
                told.Add(new IssueArticle(id, article));
        }
        return IssuePlanner.Plan(edition, EditionSchedule.DayOf(edition, issue.Cut), told, issue.Edits);
    }
}
