using Azure;
using Azure.Identity;

namespace Digest.Checks.Storage;

/// <summary>A service of the account, and the role that an identity needs there.</summary>
internal sealed record StorageRole(string Service, string Role, Uri Endpoint)
{
    /// <summary>Asks, and says what is the matter where that fails; null when it went well.</summary>
    public async Task<CheckResult?> TryAsync(string group, Func<CancellationToken, Task> ask, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Account.Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await ask(both.Token);
            return null;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return Found(group, failure);
        }
    }

    // Without the query of the address: it may hold a signature.
    private CheckResult Found(string group, Exception failure) => failure switch
    {
        RequestFailedException { Status: 401 or 403 } refused => new CheckResult(group, Service, CheckState.Fault,
            $"{Address} refuses access ({refused.ErrorCode}): the identity that runs this lacks the role '{Role}' there, or a firewall keeps it out.", Grant),
        AuthenticationFailedException => new CheckResult(group, Service, CheckState.Fault,
            "No identity was found to ask with.", "In Azure give the app a managed identity; here log in with: az login"),
        RequestFailedException { Status: > 0 } answered => new CheckResult(group, Service, CheckState.Fault,
            $"{Address} answered {answered.Status} {answered.ErrorCode}.", "Look at the account in the portal."),
        _ => new CheckResult(group, Service, CheckState.Fault,
            $"{Address} does not answer.", "Correct setting AzureWebJobsStorage, start Azurite if that is what it names, or let the network through."),
    };

    private string Address => Endpoint.GetLeftPart(UriPartial.Path);

    private string Grant
    {
        get
        {
            var account = Endpoint.Host.Split('.')[0];
            return $"az role assignment create --assignee PRINCIPAL --role \"{Role}\" --scope $(az storage account show --name {account} --query id --output tsv)";
        }
    }
}
