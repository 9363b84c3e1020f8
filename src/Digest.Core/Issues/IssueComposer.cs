using Digest.Core.Articles;
using Digest.Core.Editions;
using Digest.Core.Issues.Composition;

namespace Digest.Core.Issues;

/// <summary>Chooses the articles of an issue; <see cref="IssuePlanner"/> makes stories of them.</summary>
public sealed class IssueComposer(IArticleStore articles, TimeProvider time)
{
    /// <summary>How far before its window an issue still looks for articles that were stored too late for the one before.</summary>
    public static readonly TimeSpan Lookback = TimeSpan.FromDays(1);

    /// <summary>
    /// Composes the issue of [cut of <paramref name="previous"/>, <paramref name="cut"/>). An article that came before
    /// the last cut but was stored after it is carried over; one that the last issue had is not told again.
    /// </summary>
    public async Task<Issue> ComposeAsync(Edition edition, Issue? previous, DateTimeOffset cut, CancellationToken cancellationToken)
    {
        var from = previous?.Cut ?? cut.AddDays(-7);
        var earliest = previous is null ? from : Later(previous.From, from - Lookback);
        var told = previous?.Articles.ToHashSet(StringComparer.Ordinal) ?? [];

        var chosen = new List<string>();
        await foreach (var record in articles.ReceivedAsync(earliest, cut, cancellationToken))
        {
            if (record is { Status: ArticleStatus.Accepted, Article: { } article } && !told.Contains(record.Id) && IssuePlanner.Takes(edition, article))
                chosen.Add(record.Id);
        }
        return new Issue
        {
            Edition = edition.Id,
            Week = EditionSchedule.WeekOf(edition, cut),
            From = from,
            Cut = cut,
            State = chosen.Count == 0 ? IssueState.Empty : IssueState.Composed,
            Articles = chosen,
            Changed = time.GetUtcNow(),
        };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
