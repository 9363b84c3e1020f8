using Azure.Core;

namespace Azure.Data.Tables.Service;

/// <summary>The response to one operation of a transaction.</summary>
internal sealed class BatchResponse(int status, string reason, MemoryStream content) : Response
{
    private readonly Dictionary<string, List<string>> _headers = new(StringComparer.OrdinalIgnoreCase);

    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override Stream ContentStream { get; set; } = content;

    public override string ClientRequestId { get; set; }

    public void Add(string name, string value)
    {
        if (!_headers.TryGetValue(name, out var values))
            _headers[name] = values = [];
        values.Add(value);
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(h => new HttpHeader(h.Key, string.Join(',', h.Value)));

    protected override bool TryGetHeader(string name, out string value)
    {
        value = _headers.TryGetValue(name, out var values) ? string.Join(',', values) : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
    {
        values = _headers.GetValueOrDefault(name);
        return values is not null;
    }
}
