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
        var selection = await SelectAsync(edition, previous, cut, cancellationToken);
        var empty = selection.Chosen.Count == 0;
        return new Issue
        {
            Edition = edition.Id,
            Week = EditionSchedule.WeekOf(edition, cut),
            From = FromOf(previous, cut),
            Cut = cut,
            State = empty ? IssueState.Empty : IssueState.Composed,
            Reason = empty ? selection.WhyNothing() : null,
            Articles = selection.Chosen,
            Changed = time.GetUtcNow(),
        };
    }

    /// <summary>What the issue of [cut of <paramref name="previous"/>, <paramref name="cut"/>) takes of what arrived, and why not the rest.</summary>
    public async Task<Selection> SelectAsync(Edition edition, Issue? previous, DateTimeOffset cut, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var from = FromOf(previous, cut);
        var dropped = previous is { State: IssueState.Dropped };
        var known = new HashSet<string>(dropped ? previous!.Edits.Dropped : previous?.Articles ?? [], StringComparer.Ordinal);
        var (chosen, left) = (new List<string>(), new List<LeftOut>());

        foreach (var id in dropped ? previous!.Articles : [])
        {
            if (known.Add(id) && await articles.ReadAsync(id, cancellationToken) is { } article)
                await ChooseAsync(id, article);
        }
        await foreach (var record in articles.ReceivedAsync(previous is null || dropped ? from : Later(previous.From, from - Lookback), cut, cancellationToken))
        {
            if (!known.Add(record.Id))
                continue;
            if (record is { Status: ArticleStatus.Accepted, Article: { } article })
                await ChooseAsync(record.Id, article);
            else
                left.Add(new LeftOut(record.BlobName, LeftOutKind.Rejected, record.Reason ?? "It could not be read."));
        }
        return new Selection(chosen, left);

        async Task ChooseAsync(string id, Article article)
        {
            if (!IssuePlanner.Takes(edition, article))
                left.Add(new LeftOut(article.File, LeftOutKind.NotTaken, $"It is in no language or section of the edition: {article.Language}, {(article.Sections.Count == 0 ? "no section" : string.Join(", ", article.Sections))}."));
            else if (!await articles.HasFileAsync(article.File, cancellationToken))
                left.Add(new LeftOut(article.File, LeftOutKind.Withdrawn, "Its file was deleted again."));
            else
                chosen.Add(id);
        }
    }

    private static DateTimeOffset FromOf(Issue? previous, DateTimeOffset cut) => previous switch
    {
        null => cut.AddDays(-7),
        { State: IssueState.Dropped } => previous.From,
        _ => previous.Cut,
    };

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
