using System.Globalization;
using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Digest.Checks.Storage;

namespace Digest.Tests.Checks;

/// <summary>A storage account without a network: its clients are the real ones, and their requests end here.</summary>
internal sealed class StubStorage : HttpMessageHandler
{
    private const string Connection = "DefaultEndpointsProtocol=https;AccountName=news;AccountKey=a2V5;EndpointSuffix=core.windows.net";

    private readonly HttpClient _http;
    private readonly Dictionary<string, (long Length, List<string> Messages)> _queues = new(StringComparer.Ordinal);
    private readonly List<(string Name, DateTimeOffset Written)> _files = [];

    public StubStorage()
    {
        _http = new HttpClient(this);
        var queues = new QueueClientOptions { Transport = new HttpClientTransport(_http), MessageEncoding = QueueMessageEncoding.Base64, Retry = { MaxRetries = 0 } };
        var blobs = new BlobClientOptions { Transport = new HttpClientTransport(_http), Retry = { MaxRetries = 0 } };
        var tables = new TableClientOptions { Transport = new HttpClientTransport(_http), Retry = { MaxRetries = 0 } };
        (Tables, Blobs, Queues) = (new TableServiceClient(Connection, tables), new BlobServiceClient(Connection, blobs), new QueueServiceClient(Connection, queues));
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    /// <summary>As the doctor sees it where an identity opens it.</summary>
    public Account Account => new(Tables, Blobs, Queues, HasKey: false);

    /// <summary>What every request is refused with that this takes; null to answer all.</summary>
    public Func<HttpRequestMessage, bool>? Refuses { get; set; }

    /// <summary>The hashes of names of which the app has heard.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>The messages that were put into queues.</summary>
    public List<string> Put { get; } = [];

    /// <summary>Adds a queue with what a look at it shows: messages with the time at which they were put in.</summary>
    public StubStorage Queue(string name, long length, params (DateTimeOffset PutIn, string Text)[] shown)
    {
        _queues[name] = (length, [.. shown.Select(message => Message(message.PutIn, Convert.ToBase64String(Encoding.UTF8.GetBytes(message.Text))))]);
        return this;
    }

    /// <summary>Adds a queue with a message that is not base64.</summary>
    public StubStorage Foreign(string name, DateTimeOffset putIn)
    {
        _queues[name] = (1, [Message(putIn, "not base64!")]);
        return this;
    }

    /// <summary>Adds a file to container <c>articles</c>.</summary>
    public StubStorage File(string name, DateTimeOffset written)
    {
        _files.Add((name, written));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = Refuses?.Invoke(request) is true ? Error(request, HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch") : await AnswerAsync(request, cancellationToken);
        answer.RequestMessage = request;
        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _http.Dispose();
        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var path = uri.AbsolutePath.Trim('/');
        switch (uri.Host.Split('.')[1], request.Method.Method)
        {
            case ("queue", "GET") when path.Length == 0:
                var prefix = uri.Query.Split('&', '?').FirstOrDefault(part => part.StartsWith("prefix=", StringComparison.Ordinal))?["prefix=".Length..] ?? "";
                return Xml($"<EnumerationResults><Queues>{string.Concat(_queues.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => $"<Queue><Name>{name}</Name></Queue>"))}</Queues><NextMarker/></EnumerationResults>");
            case ("queue", "GET"):
                if (!_queues.TryGetValue(path.Split('/')[0], out var queue))
                    return Error(request, HttpStatusCode.NotFound, "QueueNotFound");
                var seen = Xml($"<QueueMessagesList>{string.Concat(queue.Messages)}</QueueMessagesList>");
                seen.Headers.Add("x-ms-approximate-messages-count", queue.Length.ToString(CultureInfo.InvariantCulture));
                return seen;
            case ("queue", "POST"):
                Put.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
                return Xml($"<QueueMessagesList>{Message(DateTimeOffset.UnixEpoch, "")}</QueueMessagesList>", HttpStatusCode.Created);
            case ("blob", "GET") when path.Length == 0:
                return Xml($"<EnumerationResults><Containers>{string.Concat(new[] { "articles", "parsed" }.Select(name => $"<Container><Name>{name}</Name><Properties><Last-Modified>{DateTimeOffset.UnixEpoch:R}</Last-Modified><Etag>0x1</Etag></Properties></Container>"))}</Containers><NextMarker/></EnumerationResults>");
            case ("blob", "GET"):
                return Xml($"<EnumerationResults><Blobs>{string.Concat(_files.Select(file => $"<Blob><Name>{WebUtility.HtmlEncode(file.Name)}</Name><Properties><Last-Modified>{file.Written:R}</Last-Modified><Etag>0x1</Etag><Content-Length>1</Content-Length><BlobType>BlockBlob</BlobType></Properties><Metadata/></Blob>"))}</Blobs><NextMarker/></EnumerationResults>");
            case ("table", "GET") when path == "Tables":
                return Json("""{"value":[{"TableName":"Articles"}]}""");
            case ("table", "GET"):
                return Json($$"""{"value":[{{string.Join(',', Heard.Select(hash => $$"""{"RowKey":"{{hash}}"}"""))}}]}""");
            case (_, "DELETE"):
                return Error(request, HttpStatusCode.NotFound, "NotFound");
            default:
                // Whatever makes a table, container or queue.
                return new HttpResponseMessage(uri.Host.Contains("table", StringComparison.Ordinal) ? HttpStatusCode.NoContent : HttpStatusCode.Created) { Content = new StringContent("") };
        }
    }

    private static string Message(DateTimeOffset putIn, string text) =>
        $"<QueueMessage><MessageId>1</MessageId><InsertionTime>{putIn:R}</InsertionTime><ExpirationTime>{putIn.AddYears(9):R}</ExpirationTime><PopReceipt>1</PopReceipt><TimeNextVisible>{putIn:R}</TimeNextVisible><DequeueCount>0</DequeueCount><MessageText>{text}</MessageText></QueueMessage>";

    private static HttpResponseMessage Xml(string xml, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent($"<?xml version=\"1.0\" encoding=\"utf-8\"?>{xml}", Encoding.UTF8, "application/xml") };

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    private static HttpResponseMessage Error(HttpRequestMessage request, HttpStatusCode status, string code)
    {
        var answer = request.RequestUri!.Host.Contains("table", StringComparison.Ordinal)
            ? Json($$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en","value":"No."}}}""")
            : Xml($"<Error><Code>{code}</Code><Message>No.</Message></Error>");
        answer.StatusCode = status;
        answer.Headers.Add("x-ms-error-code", code);
        return answer;
    }
}
