using Azure;
using Azure.Identity;

namespace Digest.Azure;

/// <summary>What is the matter where a service of the account refuses or does not answer, and what to do.</summary>
/// <param name="Finding">What is the matter.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record StorageTrouble(string Finding, string Remedy)
{
    /// <summary>Reads it from what went wrong.</summary>
    /// <param name="failure">What went wrong.</param>
    /// <param name="endpoint">The service.</param>
    /// <param name="role">The role that an identity needs there.</param>
    public static StorageTrouble Of(Exception failure, Uri endpoint, string role)
    {
        // Without the query of the address: it may hold a signature.
        var address = endpoint.GetLeftPart(UriPartial.Path);
        return failure switch
        {
            RequestFailedException { Status: 401 or 403 } refused => new(
                $"{address} refuses access ({refused.ErrorCode}): the identity that runs this lacks the role '{role}' there, or a firewall keeps it out.",
                $"az role assignment create --assignee PRINCIPAL --role \"{role}\" --scope $(az storage account show --name {endpoint.Host.Split('.')[0]} --query id --output tsv)"),
            AuthenticationFailedException => new("No identity was found to ask with.", "In Azure give the app a managed identity; here log in with: az login"),
            RequestFailedException { Status: > 0 } answered => new($"{address} answered {answered.Status} {answered.ErrorCode}.", "Look at the account in the portal."),
            _ => new($"{address} does not answer.", "Correct setting AzureWebJobsStorage, start Azurite if that is what it names, or let the network through."),
        };
    }
}
