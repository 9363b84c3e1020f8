using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Service;

/// <summary>Writes an entity group transaction: one changeset, in a multipart batch (Performing entity group transactions, REST reference).</summary>
internal static class BatchWriter
{
    private const string NewLine = "\r\n";

    public static TableOperation Write(IEnumerable<(TableOperation Operation, RequestUriBuilder Address)> operations, string version)
    {
        var batch = $"batch_{Guid.NewGuid()}";
        var changeset = $"changeset_{Guid.NewGuid()}";
        var text = new StringBuilder();
        text.Append("--").Append(batch).Append(NewLine)
            .Append("Content-Type: multipart/mixed; boundary=").Append(changeset).Append(NewLine).Append(NewLine);
        foreach (var (operation, address) in operations)
        {
            text.Append("--").Append(changeset).Append(NewLine)
                .Append("Content-Type: application/http").Append(NewLine)
                .Append("Content-Transfer-Encoding: binary").Append(NewLine).Append(NewLine);
            Append(text, operation, address, version);
            text.Append(NewLine);
        }

        text.Append("--").Append(changeset).Append("--").Append(NewLine).Append(NewLine)
            .Append("--").Append(batch).Append("--").Append(NewLine);
        return TableOperation.Batch(batch, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Append(StringBuilder text, TableOperation operation, RequestUriBuilder address, string version)
    {
        text.Append(operation.Method.Method).Append(' ').Append(address.ToUri().AbsoluteUri).Append(" HTTP/1.1").Append(NewLine)
            .Append("Host: ").Append(address.Host).Append(NewLine)
            .Append("x-ms-version: ").Append(version).Append(NewLine);
        foreach (var (name, value) in operation.Headers)
            text.Append(name).Append(": ").Append(value).Append(NewLine);
        text.Append(NewLine);
        if (operation.Body is not null)
            text.Append(Encoding.UTF8.GetString(operation.Body));
    }
}
