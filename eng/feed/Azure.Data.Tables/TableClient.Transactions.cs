using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>Several entities of one partition, all or none.</summary>
public partial class TableClient
{
    /// <exception cref="TableTransactionFailedException">A step was refused, so nothing was done.</exception>
    /// <exception cref="InvalidOperationException">There is no step.</exception>
    public virtual Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Submit(true, transactionActions, cancellationToken).AsTask();

    /// <inheritdoc cref="SubmitTransactionAsync"/>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        Submit(false, transactionActions, cancellationToken).Now();

    private async ValueTask<Response<IReadOnlyList<Response>>> Submit(bool async, IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transactionActions, "transactionalBatch");
        var operations = transactionActions.Select(Step).ToList();
        if (operations.Count == 0)
            throw new InvalidOperationException("The batch contains no entity operations.");
        return await _service.SendBatch(async, operations, cancellationToken).ConfigureAwait(false);
    }

    private TableOperation Step(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => TableOperation.Add(Name, action.Entity),
        TableTransactionActionType.Delete => TableOperation.Delete(Name, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => TableOperation.Put(Name, action.Entity, IfMatch(action), TableUpdateMode.Merge),
        TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => TableOperation.Put(Name, action.Entity, IfMatch(action), TableUpdateMode.Replace),
        _ => throw new InvalidOperationException($"Unknown request type: {action.ActionType}"),
    };

    /// <summary>An upsert is unconditional.</summary>
    private static ETag IfMatch(TableTransactionAction action) =>
        action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace ? action.ETag : default;
}
