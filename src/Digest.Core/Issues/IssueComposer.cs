using Digest.Core.Articles;

namespace Digest.Core.Issues;

/// <summary>Chooses the articles of an issue and their order.</summary>
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

        var chosen = new List<ArticleRecord>();
        await foreach (var record in articles.ReceivedAsync(earliest, cut, cancellationToken))
        {
            if (record.Status == ArticleStatus.Accepted && !told.Contains(record.Id))
                chosen.Add(record);
        }
        return new Issue
        {
            Edition = edition.Id,
            Week = EditionSchedule.WeekOf(edition, cut),
            From = from,
            Cut = cut,
            State = chosen.Count == 0 ? IssueState.Empty : IssueState.Composed,
            Articles = [.. InOrderOfPrint(edition, chosen).Select(record => record.Id)],
            Changed = time.GetUtcNow(),
        };
    }

    // The edition's own language leads; then what is freshest, then what has more substance.
    private static IEnumerable<ArticleRecord> InOrderOfPrint(Edition edition, IEnumerable<ArticleRecord> chosen) => chosen
        .OrderByDescending(record => record.Article?.Language == edition.Language)
        .ThenByDescending(record => record.Article?.Published?.Date ?? DateOnly.MinValue)
        .ThenByDescending(record => record.Article?.Words ?? 0)
        .ThenBy(record => record.Id, StringComparer.Ordinal);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
