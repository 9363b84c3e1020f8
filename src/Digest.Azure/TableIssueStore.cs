using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Digest.Core.Issues;
using Digest.Core.Issues.Choices;
using Digest.Core.Issues.Composition;
using Digest.Core.Templates;

namespace Digest.Azure;

/// <summary>Issues: one partition per edition, the latest first; their files as blobs.</summary>
internal sealed class TableIssueStore(StorageSetup storage) : IIssueStore
{
    private readonly RenderedFiles _files = new(storage);
    private readonly ContentFile _content = new(storage);

    public async Task<bool> TryCreateAsync(Issue issue, CancellationToken cancellationToken)
    {
        var row = IssueRow.From(issue);
        return await (await TableAsync(cancellationToken)).TryAddAsync(row, cancellationToken);
    }

    public async Task<Issue?> FindAsync(string issueId, CancellationToken cancellationToken)
    {
        if (!Keys.TryParseIssue(issueId, out var edition, out var week))
            return null;
        var table = await TableAsync(cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(edition, Keys.Descending(week), cancellationToken: cancellationToken);
        return row.HasValue ? IssueRow.Read(row.Value!) : null;
    }

    public Task<Issue?> LatestAsync(string edition, CancellationToken cancellationToken) => FirstAsync(Cut(edition), cancellationToken);

    public IAsyncEnumerable<Issue> ListAsync(string edition, CancellationToken cancellationToken) => ListWhereAsync(Cut(edition), cancellationToken);

    public IAsyncEnumerable<Issue> ChangedAsync(string edition, DateTimeOffset since, CancellationToken cancellationToken) =>
        ListWhereAsync($"{Cut(edition)} and {TableClient.CreateQueryFilter($"Changed ge {since}")}", cancellationToken);

    public Task<Issue?> DraftAsync(string edition, CancellationToken cancellationToken) =>
        FirstAsync($"{OfEdition(edition)} and {TableClient.CreateQueryFilter($"State eq {nameof(IssueState.Draft)}")}", cancellationToken);

    public async IAsyncEnumerable<Issue> UnfinishedAsync(string edition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        var unfinished = $"{OfEdition(edition)} and {TableClient.CreateQueryFilter($"State ne {nameof(IssueState.Finished)} and State ne {nameof(IssueState.Empty)} and State ne {nameof(IssueState.Dropped)} and State ne {nameof(IssueState.Draft)}")}";
        var latestFirst = new Stack<Issue>();
        await foreach (var row in table.QueryAsync<TableEntity>(unfinished, cancellationToken: cancellationToken))
            latestFirst.Push(IssueRow.Read(row));
        foreach (var issue in latestFirst)
            yield return issue;
    }

    public async Task<Issue?> TryUpdateAsync(Issue issue, CancellationToken cancellationToken)
    {
        var row = IssueRow.From(issue);
        var version = await (await TableAsync(cancellationToken)).TryReplaceAsync(row, issue.Version, cancellationToken);
        return version is null ? null : issue with { Version = version };
    }

    public Task SaveRenderedAsync(string issueId, ReaderChoice choice, RenderedIssue rendered, CancellationToken cancellationToken) =>
        _files.SaveAsync(issueId, choice, rendered, cancellationToken);

    public Task<RenderedIssue?> ReadRenderedAsync(string issueId, ReaderChoice choice, bool withChats, CancellationToken cancellationToken) =>
        _files.ReadAsync(issueId, choice, withChats, cancellationToken);

    public Task SaveContentAsync(string issueId, IReadOnlyList<IssueArticle> articles, CancellationToken cancellationToken) =>
        _content.SaveAsync(issueId, articles, cancellationToken);

    public Task<IReadOnlyList<IssueArticle>?> ReadContentAsync(string issueId, CancellationToken cancellationToken) =>
        _content.ReadAsync(issueId, cancellationToken);

    private async IAsyncEnumerable<Issue> ListWhereAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return IssueRow.Read(row);
    }

    private async Task<Issue?> FirstAsync(string filter, CancellationToken cancellationToken)
    {
        var table = await TableAsync(cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellationToken))
            return IssueRow.Read(row);
        return null;
    }

    private ValueTask<TableClient> TableAsync(CancellationToken cancellationToken) => storage.TableAsync(StorageNames.IssuesTable, cancellationToken);

    private static string Cut(string edition) => $"{OfEdition(edition)} and {TableClient.CreateQueryFilter($"State ne {nameof(IssueState.Draft)}")}";

    private static string OfEdition(string edition) => TableClient.CreateQueryFilter($"PartitionKey eq {edition}");
}
