using System.Globalization;
using Digest.Core.Articles;
using Digest.Core.Editions;

namespace Digest.Core.Issues.Composition;

/// <summary>How much a story has to say for itself, apart from the others of its issue.</summary>
/// <remarks>
/// The weights are those of a front page: the edition's own language and the editor's word before all, then what several
/// papers report, what is fresh, and what has something to tell.
/// </remarks>
internal static class StoryRank
{
    private const double OwnLanguage = 40;
    private const double EachReport = 12;
    private const int MostReports = 4;
    private const double Fresh = 14;
    private const double EachDay = 2;
    private const double WithoutDate = 6;
    private const double Substance = 10;
    private const int WordsOfSubstance = 400;
    private const double WithPicture = 2;
    private const double EachPriority = 20;
    private const int UsualPriority = 3;

    /// <summary>The score, with the reasons for an editor.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="day">The day of the cut.</param>
    /// <param name="article">The article that tells it.</param>
    /// <param name="reports">How many articles tell it.</param>
    public static (double Score, IReadOnlyList<string> Why) Of(Edition edition, DateOnly day, Article article, int reports)
    {
        var score = 0.0;
        var why = new List<string>();
        if (article.Language == edition.Language)
            Add(OwnLanguage, "in the edition's language");
        if (reports > 1)
            Add(EachReport * (Math.Min(reports, MostReports) - 1), $"{reports} reports of the same event");
        if (article.Published is { } published)
        {
            var days = Math.Max(0, day.DayNumber - published.Date.DayNumber);
            Add(Math.Max(0, Fresh - (EachDay * days)), days == 0 ? "published on the day of the cut" : $"published {days} {(days == 1 ? "day" : "days")} before the cut");
        }
        else
        {
            Add(WithoutDate, "without a date of its own");
        }

        Add(Substance * Math.Min(1, article.Words / (double)WordsOfSubstance), $"{article.Words.ToString("N0", CultureInfo.InvariantCulture)} words");
        if (article.Picture is not null)
            Add(WithPicture, "with a picture");
        if (article.Priority is { } priority and not UsualPriority)
            Add(EachPriority * (UsualPriority - priority), $"its editor's priority, {priority} of 5");
        return (score, why);

        void Add(double points, string reason)
        {
            score += points;
            why.Add(string.Create(CultureInfo.InvariantCulture, $"{reason}: {points:+0.#;-0.#;0}"));
        }
    }
}
