using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Digest.Channels.Webhooks;
using Digest.Core.Feedback.Providers;

namespace Digest.Channels.Feedback;

/// <summary>
/// Asks SNS over https, through the guard of webhooks: the address came with a message. A certificate is kept for a while;
/// that it is one of SNS, the TLS certificate of its host proves.
/// </summary>
public sealed class SnsService : ISnsService, IDisposable
{
    private const int MaxCertificates = 16;
    private const int MaxBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);

    private readonly Lock _gate = new();
    private readonly Dictionary<Uri, (X509Certificate2 Certificate, DateTimeOffset Until)> _certificates = [];
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Opens it.</summary>
    public SnsService(AddressGuard guard, TimeProvider time)
        : this(GuardedClient.Handler(guard, reuse: true), time)
    {
    }

    /// <summary>Opens it on a way of one's own to SNS.</summary>
    public SnsService(HttpMessageHandler handler, TimeProvider time) =>
        (_http, _time) = (new HttpClient(handler) { Timeout = Patience, MaxResponseContentBufferSize = MaxBytes }, time);

    /// <inheritdoc/>
    public async Task<X509Certificate2?> FindCertificateAsync(Uri address, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_certificates.TryGetValue(address, out var known) && known.Until > _time.GetUtcNow())
                return known.Certificate;
        }

        using var response = await AskAsync(address, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return null;
        try
        {
            var certificate = X509Certificate2.CreateFromPem(await response.Content.ReadAsStringAsync(cancellationToken));
            lock (_gate)
            {
                // Those in use by others are left to the collector.
                if (_certificates.Count >= MaxCertificates)
                    _certificates.Clear();
                _certificates[address] = (certificate, _time.GetUtcNow() + Kept);
            }

            return certificate;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ConfirmAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await AskAsync(address, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.GetAsync(address, cancellationToken);
            if ((int)response.StatusCode is < 500 and not (408 or 429))
                return response;
            using (response)
                throw new HttpRequestException($"It answered {(int)response.StatusCode}.");
        }
        catch (Exception failure) when (failure is AddressRefusedException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new HttpRequestException($"No answer: {failure.Message}", failure);
        }
    }
}
