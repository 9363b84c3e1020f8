namespace Digest.Checks.Dns;

/// <summary>Whether bounces find their way: the domain of the return path has a mail server.</summary>
internal sealed class BounceDomainCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(Sender sender, CancellationToken cancellationToken)
    {
        var exchanges = await dns.ExchangesAsync(sender.ReturnPath, cancellationToken);
        const string Remedy = "Set Digest:Smtp:ReturnPath to an address that takes bounces, or give its domain an MX record; docs/feedback.md tells how they get here.";
        if (exchanges is [""])
            return Is(CheckState.Fault, "The domain says that it takes no mail (null MX); receivers refuse mail from such a sender.", Remedy);
        if (exchanges.Count == 0)
        {
            return (await dns.AddressesAsync(sender.ReturnPath, cancellationToken)).Count == 0
                ? Is(CheckState.Fault, "The domain has neither a mail server nor an address: bounces get lost, and receivers refuse mail from such a sender.", Remedy)
                : Is(CheckState.Warning, "The domain has no MX record; bounces go to its address, if it takes mail.", Remedy);
        }

        return (await dns.AddressesAsync(exchanges[0], cancellationToken)).Count == 0
            ? Is(CheckState.Fault, $"Its mail server {exchanges[0]} has no address.", Remedy)
            : Is(CheckState.Ok, $"Bounces go to {exchanges[0]}.", null);

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"MX of {sender.ReturnPath}", state, finding, remedy);
    }
}
