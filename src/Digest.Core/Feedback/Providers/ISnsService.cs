using System.Security.Cryptography.X509Certificates;

namespace Digest.Core.Feedback.Providers;

/// <summary>Asks SNS for what only it has. Addresses are those of <see cref="SnsMessage"/>, which lead nowhere else.</summary>
public interface ISnsService
{
    /// <summary>The certificate at an address; null when there is none.</summary>
    /// <exception cref="HttpRequestException">SNS cannot be reached.</exception>
    Task<X509Certificate2?> FindCertificateAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>Confirms a subscription; false when SNS refuses.</summary>
    /// <exception cref="HttpRequestException">SNS cannot be reached.</exception>
    Task<bool> ConfirmAsync(Uri address, CancellationToken cancellationToken);
}
