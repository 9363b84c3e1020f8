using System.Net;

namespace Digest.Checks.Dns;

/// <summary>The DNS did not answer, or answered that it cannot.</summary>
internal sealed class DnsTroubleException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Asks the DNS. A name that does not exist has no answers; a server that does not answer is a <see cref="DnsTroubleException"/>.</summary>
internal interface IDnsQuestions
{
    /// <summary>Who is asked, for messages.</summary>
    string Server { get; }

    /// <summary>The texts of a name (TXT), each in one piece.</summary>
    Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken cancellationToken);

    /// <summary>The addresses of a name (A and AAAA).</summary>
    Task<IReadOnlyList<IPAddress>> AddressesAsync(string name, CancellationToken cancellationToken);

    /// <summary>The mail servers of a domain (MX), the preferred first, without the last dot: empty for one that takes no mail (RFC 7505).</summary>
    Task<IReadOnlyList<string>> ExchangesAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of an address (PTR), without the last dot.</summary>
    Task<IReadOnlyList<string>> NamesAsync(IPAddress address, CancellationToken cancellationToken);
}
