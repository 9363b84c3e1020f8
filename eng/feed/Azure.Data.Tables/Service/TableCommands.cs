using System.Net;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Service;

/// <summary>What both clients do with whole tables.</summary>
internal static class TableCommands
{
    public static async ValueTask<Response<TableItem>> Create(this TableService service, bool async, string table, CancellationToken cancellationToken)
    {
        var response = await service.Send(async, TableOperation.CreateTable(table, answer: true), IsCreated, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(response.Status == (int)HttpStatusCode.Created ? new TableItem(table) : null, response);
    }

    public static async ValueTask<Response<TableItem>> CreateIfNotExists(this TableService service, bool async, string table, CancellationToken cancellationToken)
    {
        var response = await service.Send(async, TableOperation.CreateTable(table, answer: false), r => IsCreated(r) || Exists(r), cancellationToken).ConfigureAwait(false);
        return Response.FromValue(new TableItem(table), response);
    }

    /// <summary>A table that is not there counts as deleted.</summary>
    public static ValueTask<Response> Delete(this TableService service, bool async, string table, CancellationToken cancellationToken) =>
        service.Send(async, TableOperation.DeleteTable(table), IsGone, cancellationToken);

    public static bool IsCreated(Response response) => response.Status is (int)HttpStatusCode.Created or (int)HttpStatusCode.NoContent;

    public static bool IsGone(Response response) => response.Status is (int)HttpStatusCode.NoContent or (int)HttpStatusCode.NotFound;

    private static bool Exists(Response response) =>
        response.Status == (int)HttpStatusCode.Conflict && TableErrors.CodeOf(response) == TableErrorCode.TableAlreadyExists;
}
