using System.Globalization;
using Azure.Data.Tables.Service;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused as a whole; <see cref="FailedTransactionActionIndex"/> says by which step, if the service said so.</summary>
#pragma warning disable CA1032, CA2229 // the real type has these constructors only
public class TableTransactionFailedException : RequestFailedException
{
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
            Data[key] = requestFailedException.Data[key];
        if (Data[TableErrors.FailedEntity] is string index && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            FailedTransactionActionIndex = parsed;
    }

    /// <summary>The index, from 0, of the step that failed.</summary>
    public int? FailedTransactionActionIndex { get; }
}
