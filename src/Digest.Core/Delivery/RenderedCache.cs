using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Templates;

namespace Digest.Core.Delivery;

/// <summary>The files of the issues that are being delivered, read once by an instance: they are frozen by then, but for a corrected mail, which is read anew.</summary>
/// <param name="issues">Where they are.</param>
public sealed class RenderedCache(IIssueStore issues)
{
    private const int Most = 8;

    private readonly Lock _gate = new();
    private readonly List<((string Issue, int Revision, string Choice, bool WithChats) Key, Task<RenderedIssue> Files)> _files = [];

    /// <summary>The files of an issue as readers chose it.</summary>
    /// <param name="issue">The issue.</param>
    /// <param name="choice">The choice.</param>
    /// <param name="withChats">Whether the messages of chats are needed: they are half of the files.</param>
    /// <exception cref="InvalidOperationException">They are missing.</exception>
    public Task<RenderedIssue> ReadAsync(Issue issue, ReaderChoice choice, bool withChats)
    {
        ArgumentNullException.ThrowIfNull(issue);
        ArgumentNullException.ThrowIfNull(choice);
        lock (_gate)
        {
            var key = (issue.Id, issue.Revision, choice.Text, withChats);
            _files.RemoveAll(entry => entry.Files.IsFaulted);
            if (_files.Find(entry => entry.Key == key) is { Files: { } known })
                return known;
            if (_files.Count == Most)
                _files.RemoveAt(0);
            // Not one caller's to cancel: others wait for the same.
            var files = FindAsync(issue.Id, choice, withChats);
            _files.Add((key, files));
            return files;
        }
    }

    private async Task<RenderedIssue> FindAsync(string issueId, ReaderChoice choice, bool withChats) =>
        await issues.ReadRenderedAsync(issueId, choice, withChats, CancellationToken.None)
            ?? throw new InvalidOperationException($"The rendered files of issue '{issueId}' ({choice.Key}) are missing from storage; restore them or delete the issue's row to compose it again.");
}
