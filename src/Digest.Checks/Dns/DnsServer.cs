using System.Net;
using DnsClient;

namespace Digest.Checks.Dns;

/// <summary>Asks one DNS server, or those of the system.</summary>
internal sealed class DnsServer : IDnsQuestions
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly LookupClient _client;

    /// <summary>Chooses the server.</summary>
    /// <param name="server">The server; null for the system's.</param>
    public DnsServer(IPEndPoint? server)
    {
        var options = server is null ? new LookupClientOptions() : new LookupClientOptions(server);
        options.UseCache = false;
        options.ThrowDnsErrors = false;
        options.Timeout = Patience;
        options.Retries = 1;
        _client = new LookupClient(options);
        Server = server?.ToString() ?? "the system's DNS server";
    }

    public string Server { get; }

    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellationToken) =>
        [.. (await AskAsync(name, QueryType.TXT, cancellationToken)).Answers.TxtRecords().Select(record => string.Concat(record.Text))];

    public async Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancellationToken) =>
    [
        .. (await AskAsync(name, QueryType.A, cancellationToken)).Answers.ARecords().Select(record => record.Address),
        .. (await AskAsync(name, QueryType.AAAA, cancellationToken)).Answers.AaaaRecords().Select(record => record.Address),
    ];

    public async Task<IReadOnlyList<string>> ExchangesAsync(string name, CancellationToken cancellationToken) =>
        [.. (await AskAsync(name, QueryType.MX, cancellationToken)).Answers.MxRecords().OrderBy(record => record.Preference).Select(record => Name(record.Exchange))];

    public async Task<IReadOnlyList<string>> NamesAsync(IPAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        return [.. (await AskAsync(address.GetArpaName(), QueryType.PTR, cancellationToken)).Answers.PtrRecords().Select(record => Name(record.PtrDomainName))];
    }

    private static string Name(DnsString name) => name.Value.TrimEnd('.');

    private async Task<IDnsQueryResponse> AskAsync(string name, QueryType type, CancellationToken cancellationToken)
    {
        IDnsQueryResponse answer;
        try
        {
            answer = await _client.QueryAsync(name, type, cancellationToken: cancellationToken);
        }
        catch (Exception failure) when (failure is DnsResponseException or ArgumentException or InvalidOperationException)
        {
            throw new DnsTroubleException($"{Server} gave no answer about {type} of {name}: {failure.Message}", failure);
        }

        return answer.Header.ResponseCode is DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain
            ? answer
            : throw new DnsTroubleException($"{Server} answered {answer.Header.ResponseCode} about {type} of {name}.");
    }
}
