using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Digest.ConformanceTests.Tables;

/// <summary>A service that answers what the test says and remembers what it was asked: the wire, without a network.</summary>
public sealed class RecordedService(Func<RecordedRequest, RecordedResponse> answer) : HttpPipelineTransport
{
    public const string Account = "acct";
    public const string Key = "a2V5a2V5a2V5a2V5";
    public const string ConnectionString = $"DefaultEndpointsProtocol=https;AccountName={Account};AccountKey={Key};EndpointSuffix=core.windows.net";

    public RecordedService(RecordedResponse response)
        : this(_ => response)
    {
    }

    public RecordedService()
        : this(new RecordedResponse(204))
    {
    }

    public List<RecordedRequest> Requests { get; } = [];

    public TableClientOptions Options
    {
        get
        {
            var options = new TableClientOptions { Transport = this };
            options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
            return options;
        }
    }

    public TableClient Table => new(ConnectionString, "People", Options);

    public TableServiceClient Service => new(ConnectionString, Options);

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message)
    {
        using var body = new MemoryStream();
        message.Request.Content?.WriteTo(body, message.CancellationToken);
        var request = new RecordedRequest(
            message.Request.Method.Method,
            message.Request.Uri.ToString(),
            message.Request.Headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray()));
        Requests.Add(request);
        message.Response = answer(request);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return default;
    }
}

public sealed record RecordedRequest(string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The address without the <c>$format</c> that every request for entities has.</summary>
    public string Path => Address.Replace("?$format=application%2Fjson%3Bodata%3Dminimalmetadata&", "?", StringComparison.Ordinal)
        .Replace("?$format=application%2Fjson%3Bodata%3Dminimalmetadata", "", StringComparison.Ordinal)
        .Replace("&$format=application%2Fjson%3Bodata%3Dminimalmetadata", "", StringComparison.Ordinal);
}
