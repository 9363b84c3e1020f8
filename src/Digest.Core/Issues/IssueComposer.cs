using System.Globalization;
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
    /// the last cut but was stored after it is carried over; one that the last issue had is not told again; one whose file
    /// was deleted since is withdrawn. What a dropped issue would have told is told in this one, which takes over its window.
    /// </summary>
    public async Task<Issue> ComposeAsync(Edition edition, Issue? previous, DateTimeOffset cut, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var dropped = previous is { State: IssueState.Dropped };
        var from = previous is null ? cut.AddDays(-7) : dropped ? previous.From : previous.Cut;
        var earliest = previous is null || dropped ? from : Later(previous.From, from - Lookback);
        var arrivals = new Arrivals(edition, articles);

        if (dropped)
            await arrivals.CarryAsync(previous!, cancellationToken);
        else
            arrivals.Skip(previous?.Articles ?? []);
        await foreach (var record in articles.ReceivedAsync(earliest, cut, cancellationToken))
            await arrivals.AddAsync(record, cancellationToken);

        return new Issue
        {
            Edition = edition.Id,
            Week = EditionSchedule.WeekOf(edition, cut),
            From = from,
            Cut = cut,
            State = arrivals.Chosen.Count == 0 ? IssueState.Empty : IssueState.Composed,
            Reason = arrivals.Chosen.Count == 0 ? arrivals.WhyNone() : null,
            Articles = arrivals.Chosen,
            Changed = time.GetUtcNow(),
        };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    /// <summary>What arrived for an issue: what it takes, and the reasons for the rest.</summary>
    private sealed class Arrivals(Edition edition, IArticleStore articles)
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private int _rejected;
        private int _withdrawn;
        private int _others;

        public List<string> Chosen { get; } = [];

        public void Skip(IEnumerable<string> ids) => _known.UnionWith(ids);

        public async Task CarryAsync(Issue dropped, CancellationToken cancellationToken)
        {
            Skip(dropped.Edits.Dropped);
            foreach (var id in dropped.Articles)
            {
                if (_known.Add(id) && await articles.ReadAsync(id, cancellationToken) is { } article)
                    await ChooseAsync(id, article, cancellationToken);
            }
        }

        public async Task AddAsync(ArticleRecord record, CancellationToken cancellationToken)
        {
            if (!_known.Add(record.Id))
                return;
            if (record is { Status: ArticleStatus.Accepted, Article: { } article })
                await ChooseAsync(record.Id, article, cancellationToken);
            else
                _rejected++;
        }

        public string WhyNone()
        {
            List<string> parts = [];
            Count(_rejected, "could not be read");
            Count(_withdrawn, "deleted again");
            Count(_others, "in no language or section of the edition");
            return parts.Count == 0 ? "No article arrived." : $"No article to publish: {string.Join(", ", parts)}.";

            void Count(int count, string what)
            {
                if (count > 0)
                    parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }

        private async Task ChooseAsync(string id, Article article, CancellationToken cancellationToken)
        {
            if (!IssuePlanner.Takes(edition, article))
                _others++;
            else if (!await articles.HasFileAsync(article.File, cancellationToken))
                _withdrawn++;
            else
                Chosen.Add(id);
        }
    }
}
