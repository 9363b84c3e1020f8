using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Service;

/// <summary>The account's table service: turns operations into requests through Azure.Core's pipeline, and refusals into exceptions.</summary>
internal sealed class TableService
{
    private readonly HttpPipeline _pipeline;
    private readonly string _version;

    public TableService(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions options)
    {
        if (endpoint.Host.Contains(".table.cosmos", StringComparison.OrdinalIgnoreCase))
            throw new NotSupportedException("Azure.Data.Tables' stand-in does not talk to Cosmos DB; TableServiceClient and TableClient of the real package do.");
        Endpoint = endpoint;
        options ??= new TableClientOptions();
        _version = options.VersionString;
        _pipeline = HttpPipelineBuilder.Build(options, [], authentication is null ? [] : [authentication], new ResponseClassifier());
    }

    /// <summary>With the shared access signature as its query, if the caller gave it so.</summary>
    public Uri Endpoint { get; }

    /// <summary>Sends <paramref name="operation"/> and answers with the response if its status is one of <paramref name="expected"/>.</summary>
    /// <exception cref="RequestFailedException">The service refused, or answered with another status.</exception>
    public async ValueTask<Response> Send(bool async, TableOperation operation, Func<Response, bool> expected, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        Fill(message.Request, operation);
        if (async)
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        else
            _pipeline.Send(message, cancellationToken);
        return expected(message.Response) ? message.Response : throw TableErrors.Of(message.Response);
    }

    /// <summary>Several operations of one partition, done all or none.</summary>
    /// <returns>The responses of the operations.</returns>
    /// <exception cref="TableTransactionFailedException">One of them was refused, so none was done.</exception>
    public async ValueTask<Response<IReadOnlyList<Response>>> SendBatch(bool async, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        var batch = BatchWriter.Write(operations.Select(o => (o, AddressOf(o))), _version);
        var response = await Send(async, batch, r => r.Status == (int)HttpStatusCode.Accepted, cancellationToken).ConfigureAwait(false);
        var parts = BatchReader.Read(response);
        if (parts.FirstOrDefault(p => p.Status >= (int)HttpStatusCode.BadRequest) is { } refused)
            throw new TableTransactionFailedException(TableErrors.Of(refused));
        return Response.FromValue(parts, response);
    }

    private void Fill(Request request, TableOperation operation)
    {
        request.Method = operation.Method;
        Locate(request.Uri, operation);
        request.Headers.SetValue("x-ms-version", _version);
        foreach (var (name, value) in operation.Headers)
            request.Headers.SetValue(name, value);
        if (operation.Body is not null)
            request.Content = RequestContent.Create(operation.Body);
    }

    private RequestUriBuilder AddressOf(TableOperation operation)
    {
        var uri = new RequestUriBuilder();
        Locate(uri, operation);
        return uri;
    }

    private void Locate(RequestUriBuilder uri, TableOperation operation)
    {
        uri.Reset(Endpoint);
        uri.AppendPath("/" + operation.Path, escape: false);
        foreach (var (name, value) in operation.Query)
            uri.AppendQuery(name, value, escapeValue: true);
    }
}
