namespace Digest.Core.Issues;

/// <summary>Changes of an issue's row that hold whoever else changes it at the same moment.</summary>
public static class IssueChanges
{
    private const int Tries = 20;

    /// <summary>Changes an issue; null when there is none. A change to an equal row writes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="issueId">The issue's id.</param>
    /// <param name="change">Makes the row that should be of the row that is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">Others changed the row each time.</exception>
    public static async Task<Issue?> ChangeAsync(this IIssueStore store, string issueId, Func<Issue, Issue> change, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await store.FindAsync(issueId, cancellationToken) is not { } issue)
                return null;
            var changed = change(issue);
            if (changed == issue)
                return issue;
            if (await store.TryUpdateAsync(changed, cancellationToken) is { } stored)
                return stored;
        }

        throw new InvalidOperationException($"Issue '{issueId}' was changed by others {Tries} times in a row; try again.");
    }

    /// <summary>Writes on an issue what an operator should know; null when there is no such issue.</summary>
    /// <param name="store">The store.</param>
    /// <param name="issueId">The issue's id.</param>
    /// <param name="trouble">What is wrong, and what to do.</param>
    /// <param name="replaces">Whether it takes the place of what stands there; the log has both.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<Issue?> TroubleAsync(this IIssueStore store, string issueId, string trouble, bool replaces, CancellationToken cancellationToken) =>
        store.ChangeAsync(issueId, issue => replaces || issue.Trouble is null ? issue with { Trouble = trouble } : issue, cancellationToken);
}
