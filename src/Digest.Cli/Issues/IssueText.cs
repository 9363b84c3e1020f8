using System.Globalization;
using Digest.Core.Issues;
using Digest.Core.Issues.Composition;

namespace Digest.Cli.Issues;

/// <summary>Issues in words.</summary>
internal static class IssueText
{
    /// <summary>The state with what an editor must know of it.</summary>
    public static string StateOf(Issue issue)
    {
        var state = issue.State switch
        {
            IssueState.Draft when issue.Reason is not null => $"to be cut {When(issue.Cut)}, and then held",
            IssueState.Draft => $"to be cut {When(issue.Cut)}",
            IssueState.Held when issue.HeldUntil is { } until => $"held until {When(until)}",
            // Its row knows settled batches only.
            IssueState.Delivering => string.Create(CultureInfo.InvariantCulture, $"{PhaseOf(issue)}: audience {issue.Audience}, counted by digest issues status {issue.Id}"),
            IssueState.Finished => PhaseOf(issue) + string.Create(CultureInfo.InvariantCulture,
                $": audience {issue.Audience}, {issue.Tally.Sent} sent, {issue.Tally.Failed} failed, {issue.Tally.Suppressed} suppressed, {issue.Tally.Uncertain} uncertain"),
            _ => issue.State.ToString().ToLowerInvariant(),
        };
        var recalled = issue.Recalled is { } recall ? $"; recalled {When(recall)}" : issue.Corrected is { } corrected ? $"; corrected {When(corrected)}" : "";
        return string.Join(' ', new[] { $"{state}{recalled}.", issue.State is IssueState.Draft ? null : issue.Reason, issue.Trouble }.Where(part => part is not null));
    }

    /// <summary>The state in a word or two.</summary>
    public static string PhaseOf(Issue issue) => issue switch
    {
        { State: IssueState.Delivering, Paused: not null } => "paused",
        { State: IssueState.Delivering, Cancelled: not null } => "being cancelled",
        { Cancelled: not null } => "cancelled",
        { State: IssueState.Finished, Tally: { Failed: > 0 } or { Uncertain: > 0 } } => "finished, partly",
        _ => issue.State.ToString().ToLowerInvariant(),
    };

    /// <summary>An instant for people.</summary>
    public static string When(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The first eight digits of an id, enough to name an article of an issue.</summary>
    public static string Short(string id) => id[..Math.Min(8, id.Length)];

    /// <summary>The id that a number or the beginning of an id means in an issue.</summary>
    /// <exception cref="ArgumentException">None or several; the message says so.</exception>
    public static string IdOf(string named, Issue issue, IssueComposition composition)
    {
        if (named.Length < 4 && int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= composition.Stories.Count
                ? composition.Stories[number - 1].Told.Id
                : throw new ArgumentException($"Issue {issue.Id} has no story {number}; it has {composition.Stories.Count}. See: digest issues show {issue.Id}");
        }

        string[] found = [.. issue.Articles.Where(id => id.StartsWith(named, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var id] => id,
            [] => throw new ArgumentException($"Issue {issue.Id} has no article '{named}'. See: digest issues show {issue.Id}"),
            _ => throw new ArgumentException($"'{named}' means {found.Length} articles of issue {issue.Id}; give more digits of the id."),
        };
    }
}
