using Digest.Azure;

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
            var trouble = StorageTrouble.Of(failure, Endpoint, Role);
            return new CheckResult(group, Service, CheckState.Fault, trouble.Finding, trouble.Remedy);
        }
    }
}
