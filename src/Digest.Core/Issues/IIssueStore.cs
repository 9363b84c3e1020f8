using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Core.Issues;

/// <summary>Where issues are kept: a row each, and their rendered files.</summary>
public interface IIssueStore
{
    /// <summary>Stores a new issue; false when edition and week already have one, which stays as it is.</summary>
    Task<bool> TryCreateAsync(Issue issue, CancellationToken cancellationToken);

    /// <summary>The issue with this id; null when there is none.</summary>
    Task<Issue?> FindAsync(string issueId, CancellationToken cancellationToken);

    /// <summary>The edition's issue of the latest week that was cut; null before the first.</summary>
    Task<Issue?> LatestAsync(string edition, CancellationToken cancellationToken);

    /// <summary>The edition's issues that were cut, latest first.</summary>
    IAsyncEnumerable<Issue> ListAsync(string edition, CancellationToken cancellationToken);

    /// <summary>Those of them that changed since <paramref name="since"/>, latest first.</summary>
    IAsyncEnumerable<Issue> ChangedAsync(string edition, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The edition's draft, which holds what an editor changed before the cut; null when there is none.</summary>
    Task<Issue?> DraftAsync(string edition, CancellationToken cancellationToken);

    /// <summary>The edition's issues that were cut and are still to go out or on their way, oldest first.</summary>
    IAsyncEnumerable<Issue> UnfinishedAsync(string edition, CancellationToken cancellationToken);

    /// <summary>Replaces the row if it still has <see cref="Issue.Version"/>; null when somebody else was first, else the issue with its new version.</summary>
    Task<Issue?> TryUpdateAsync(Issue issue, CancellationToken cancellationToken);

    /// <summary>Writes the files of an issue; what was there is replaced.</summary>
    Task SaveRenderedAsync(string issueId, RenderedIssue rendered, CancellationToken cancellationToken) => SaveRenderedAsync(issueId, ReaderChoice.Main, rendered, cancellationToken);

    /// <summary>Writes the files of an issue as some readers chose it; what was there is replaced.</summary>
    Task SaveRenderedAsync(string issueId, ReaderChoice choice, RenderedIssue rendered, CancellationToken cancellationToken);

    /// <summary>Reads the files of an issue; null when it was not rendered.</summary>
    Task<RenderedIssue?> ReadRenderedAsync(string issueId, CancellationToken cancellationToken) => ReadRenderedAsync(issueId, ReaderChoice.Main, cancellationToken);

    /// <summary>Reads the files of an issue as some readers chose it; null when it was not rendered so.</summary>
    Task<RenderedIssue?> ReadRenderedAsync(string issueId, ReaderChoice choice, CancellationToken cancellationToken) => ReadRenderedAsync(issueId, choice, withChats: true, cancellationToken);

    /// <summary>The same, without the messages of chats where nobody needs them.</summary>
    Task<RenderedIssue?> ReadRenderedAsync(string issueId, ReaderChoice choice, bool withChats, CancellationToken cancellationToken);

    /// <summary>Writes the articles that an issue was rendered from; what was there is replaced.</summary>
    Task SaveContentAsync(string issueId, IReadOnlyList<IssueArticle> articles, CancellationToken cancellationToken);

    /// <summary>Reads the articles that an issue was rendered from; null when it was not.</summary>
    Task<IReadOnlyList<IssueArticle>?> ReadContentAsync(string issueId, CancellationToken cancellationToken);
}
