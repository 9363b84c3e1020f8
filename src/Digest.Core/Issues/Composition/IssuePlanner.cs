using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Articles.Metadata;
using Digest.Core.Articles.Understanding.Similarity;
using Digest.Core.Editions;
using Digest.Core.Issues.Editing;

namespace Digest.Core.Issues.Composition;

/// <summary>Makes stories of articles: reports of the same event are one story, the best of all is the lead, and the others stand under the edition's sections by rank.</summary>
public static class IssuePlanner
{
    // What another story of the same section or place before it costs one, so that an issue is no list of one thing.
    private const double Repeated = 3;
    private const double MostRepeated = 12;

    // Above all that a story can reach by itself, and far enough apart that no repetition changes the editor's order.
    private const double Pinned = 100_000;
    private const double EachPlace = 2 * MostRepeated;

    /// <summary>Whether the edition takes the article: by its language, and by its section where only its own count.</summary>
    public static bool Takes(Edition edition, Article article)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(article);
        if (edition.Languages.Count > 0 && !edition.Languages.Any(language => IsOf(article.Language, language)))
            return false;
        return !edition.OnlyItsSections || new IssueSections(edition).Of(article) is not null;
    }

    /// <summary>Composes an issue. The same articles give the same issue, in whatever order they come.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="day">The day of the cut in the edition's zone.</param>
    /// <param name="articles">The articles of the issue.</param>
    /// <param name="edits">What an editor changed; null for nothing.</param>
    public static IssueComposition Plan(Edition edition, DateOnly day, IReadOnlyList<IssueArticle> articles, IssueEdits? edits = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(articles);
        var desk = new EditedArticles(edits ?? IssueEdits.None);
        var stories = Stories(edition, day, desk.Of(articles), desk);
        var sections = new IssueSections(edition);
        var ordered = Vary(stories.Select(story => new Candidate(story.Told, story.AlsoIn, sections.Of(story.Told.Article), story.Score, [.. story.Why])));
        if (ordered.Count == 0)
            return new IssueComposition([]) { Note = edits?.Note };

        var lead = ordered[0];
        lead.Why.Insert(0, "the lead: the first of the issue");
        var places = edition.Sections.Select((section, place) => (section.Title, place)).DistinctBy(entry => entry.Title).ToDictionary(entry => entry.Title, entry => entry.place, StringComparer.Ordinal);
        var others = ordered.Skip(1).OrderBy(story => story.Section is null ? int.MaxValue : places[story.Section]);
        return new IssueComposition([.. others.Prepend(lead).Select(story => new ComposedStory(story.Told, story.AlsoIn, story == lead ? null : story.Section, story.Why))]) { Note = edits?.Note };
    }

    // The best article of an event tells it. Others belong to it by their likeness to that one, never to one another, so that no chain of likenesses joins what has nothing in common.
    private static List<(IssueArticle Told, IReadOnlyList<IssueArticle> AlsoIn, double Score, IReadOnlyList<string> Why)> Stories(Edition edition, DateOnly day, IEnumerable<IssueArticle> articles, EditedArticles desk)
    {
        var ranked = articles.DistinctBy(article => article.Id)
            .OrderBy(article => desk.PlaceOf(article.Id) ?? int.MaxValue)
            .ThenByDescending(article => StoryRank.Of(edition, day, article.Article, reports: 1).Score).ThenBy(article => article.Id, StringComparer.Ordinal).ToList();
        var byId = ranked.ToDictionary(article => article.Id, StringComparer.Ordinal);
        var (duplicates, followUps) = (new NearDuplicates(), new FollowUps());
        foreach (var article in ranked)
        {
            duplicates.Add(article.Id, article.Article.Fingerprint);
            followUps.Add(article.Id, article.Article);
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        var stories = new List<(IssueArticle, IReadOnlyList<IssueArticle>, double, IReadOnlyList<string>)>();
        foreach (var article in ranked.Where(article => told.Add(article.Id)))
        {
            var same = duplicates.Find(article.Article.Fingerprint).Select(found => found.Id)
                .Concat(followUps.Find(article.Article).Select(found => found.Id))
                .Where(id => byId.ContainsKey(id) && desk.PlaceOf(id) is null && told.Add(id)).Select(id => byId[id]).ToList();
            var (score, why) = StoryRank.Of(edition, day, article.Article, same.Count + 1);
            if (desk.PlaceOf(article.Id) is { } place)
                score = Pinned - (EachPlace * place);
            stories.Add((article, same, score, [.. desk.Why(article.Id), .. why]));
        }

        return stories;
    }

    // What a story costs only grows with what is taken before it, so that the first whose place in the queue still holds is the best.
    private static List<Candidate> Vary(IEnumerable<Candidate> stories)
    {
        var left = new PriorityQueue<Candidate, (double Score, double Own, string Id)>(Comparer<(double Score, double Own, string Id)>.Create(
            (one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : one.Own != other.Own ? other.Own.CompareTo(one.Own) : string.CompareOrdinal(one.Id, other.Id)));
        foreach (var story in stories)
            left.Enqueue(story, (story.Score, story.Score, story.Told.Id));

        var ordered = new List<Candidate>(left.Count);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (left.TryDequeue(out var story, out var priority))
        {
            var cost = Cost(story, seen);
            if (story.Score - cost < priority.Score)
            {
                left.Enqueue(story, (story.Score - cost, story.Score, story.Told.Id));
                continue;
            }

            if (cost > 0)
                story.Why.Add(string.Create(CultureInfo.InvariantCulture, $"after others of its section or place: -{cost:0.#}"));
            ordered.Add(story);
            foreach (var mark in story.Marks)
                seen[mark] = seen.GetValueOrDefault(mark) + 1;
        }

        return ordered;
    }

    private static double Cost(Candidate story, Dictionary<string, int> seen)
    {
        var cost = 0.0;
        foreach (var mark in story.Marks)
            cost += Repeated * seen.GetValueOrDefault(mark);
        return Math.Min(MostRepeated, cost);
    }

    private static IEnumerable<string> MarksOf(Article article, string? section)
    {
        if ((section ?? (article.Sections is [var first, ..] ? first : null)) is { } name)
            yield return $"section {SectionNames.Key(name)}";
        if (article.Place is { } place)
            yield return $"place {place}";
    }

    private static bool IsOf(string language, string taken) =>
        language.Equals(taken, StringComparison.OrdinalIgnoreCase) || (language.Length > taken.Length && language[taken.Length] == '-' && language.StartsWith(taken, StringComparison.OrdinalIgnoreCase));

    private sealed record Candidate(IssueArticle Told, IReadOnlyList<IssueArticle> AlsoIn, string? Section, double Score, List<string> Why)
    {
        public IReadOnlyList<string> Marks { get; } = [.. MarksOf(Told.Article, Section)];
    }
}
