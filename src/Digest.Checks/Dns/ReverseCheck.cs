namespace Digest.Checks.Dns;

/// <summary>Whether the name in EHLO has an address, and the address that name.</summary>
internal sealed class ReverseCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(Sender sender, CancellationToken cancellationToken)
    {
        if (sender.EhloName is not { Length: > 0 } name || DomainNames.WhyUnknown(name) is not null && name.StartsWith('['))
            return Is(CheckState.Skipped, "Digest:Smtp:EhloName is no name. What receivers look up is the address of the relay that delivers, not ours; whoever runs the relay sees to its name.", null);
        const string Remedy = "Set Digest:Smtp:EhloName to a name that has an address, whose reverse entry (PTR) is that name; whoever owns the address sets the latter. A relay that one logs in to seldom minds.";
        var addresses = await dns.AddressesAsync(name, cancellationToken);
        if (addresses.Count == 0)
            return Is(CheckState.Fault, "The name has no address.", Remedy);
        foreach (var address in addresses)
        {
            var names = await dns.NamesAsync(address, cancellationToken);
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                return Is(CheckState.Warning, names.Count == 0 ? $"Its address {address} has no name." : $"Its address {address} has another name: {string.Join(", ", names.Take(3))}.", Remedy);
        }

        return Is(CheckState.Ok, $"{string.Join(", ", addresses.Take(4))} and the name point to each other.", null);

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"reverse DNS of {(sender.EhloName is { Length: > 0 } ehlo ? ehlo : "the sender")}", state, finding, remedy);
    }
}
