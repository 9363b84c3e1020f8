using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Tests.Infrastructure;

internal sealed class InMemoryIssues(Faults? faults = null) : IIssueStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Issue> _rows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Issue, string Choice), RenderedIssue> _files = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<IssueArticle>> _contents = new();
    private int _version;

    /// <summary>What was rendered, in its order.</summary>
    public ConcurrentQueue<ReaderChoice> Saved { get; } = [];

    public IReadOnlyCollection<Issue> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows.Values];
        }
    }

    public Task<bool> TryCreateAsync(Issue issue, CancellationToken cancellationToken)
    {
        faults?.Step();
        bool created;
        lock (_gate)
            created = _rows.TryAdd(issue.Id, Versioned(issue));
        faults?.Step();
        return Task.FromResult(created);
    }

    public Task<Issue?> FindAsync(string issueId, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault(issueId));
    }

    public Task<Issue?> LatestAsync(string edition, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.Values.LastOrDefault(issue => issue.Edition == edition && issue.State != IssueState.Draft));
    }

    public async IAsyncEnumerable<Issue> ListAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var issue in Rows.Reverse().Where(issue => issue.Edition == edition && issue.State != IssueState.Draft))
            yield return issue;
    }

    public IAsyncEnumerable<Issue> ChangedAsync(string edition, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListAsync(edition, cancellationToken).Where(issue => issue.Changed >= since);

    public Task<Issue?> DraftAsync(string edition, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_rows.Values.LastOrDefault(issue => issue.Edition == edition && issue.State == IssueState.Draft));
    }

    public async IAsyncEnumerable<Issue> UnfinishedAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var issue in Rows.Where(issue => issue.Edition == edition && issue.State is not (IssueState.Draft or IssueState.Finished or IssueState.Empty or IssueState.Dropped)))
            yield return issue;
    }

    public Task<Issue?> TryUpdateAsync(Issue issue, CancellationToken cancellationToken)
    {
        faults?.Step();
        Issue? stored = null;
        lock (_gate)
        {
            if (_rows.TryGetValue(issue.Id, out var current) && current.Version == issue.Version)
                _rows[issue.Id] = stored = Versioned(issue);
        }
        faults?.Step();
        return Task.FromResult(stored);
    }

    public Task SaveRenderedAsync(string issueId, ReaderChoice choice, RenderedIssue rendered, CancellationToken cancellationToken)
    {
        faults?.Step();
        _files[(issueId, choice.Key)] = rendered;
        Saved.Enqueue(choice);
        faults?.Step();
        return Task.CompletedTask;
    }

    /// <summary>Loses what was rendered, as an operator does who deletes files.</summary>
    public void Forget(ReaderChoice choice)
    {
        foreach (var file in _files.Keys.Where(file => file.Choice == choice.Key))
            _files.TryRemove(file, out _);
    }

    public Task<RenderedIssue?> ReadRenderedAsync(string issueId, ReaderChoice choice, CancellationToken cancellationToken) => ReadRenderedAsync(issueId, choice, withChats: true, cancellationToken);

    public Task<RenderedIssue?> ReadRenderedAsync(string issueId, ReaderChoice choice, bool withChats, CancellationToken cancellationToken) =>
        Task.FromResult(_files.GetValueOrDefault((issueId, choice.Key)));

    public Task<RenderedIssue?> ReadRenderedAsync(string issueId, CancellationToken cancellationToken) => ReadRenderedAsync(issueId, ReaderChoice.Main, cancellationToken);

    public Task SaveContentAsync(string issueId, IReadOnlyList<IssueArticle> articles, CancellationToken cancellationToken)
    {
        faults?.Step();
        _contents[issueId] = articles;
        faults?.Step();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<IssueArticle>?> ReadContentAsync(string issueId, CancellationToken cancellationToken) =>
        Task.FromResult(_contents.GetValueOrDefault(issueId));

    private Issue Versioned(Issue issue) => issue with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
}
