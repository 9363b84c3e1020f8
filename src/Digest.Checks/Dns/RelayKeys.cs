namespace Digest.Checks.Dns;

/// <summary>Under which selectors a relay signs.</summary>
/// <param name="Selectors">Their names.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Remedy">What to do where the DNS has no key; <c>DOMAIN</c> and <c>SELECTOR</c> stand for theirs.</param>
/// <param name="Managed">The domain of which the relay keeps the records itself; null for none.</param>
internal sealed record RelayKeys(IReadOnlyList<string> Selectors, string Source, string Remedy, string? Managed = null)
{
    // Relays whose selectors are the same for all their customers. Others give each its own.
    private static readonly RelayKeys Communication = new(
        ["selector1-azurecomm-prod-net", "selector2-azurecomm-prod-net"],
        "Azure Communication Services",
        "Publish at SELECTOR._domainkey.DOMAIN a CNAME to SELECTOR._domainkey.azurecomm.net, and verify DKIM and DKIM2 of the domain in the portal (Email Communication Service, Provision domains).",
        "azurecomm.net");

    private static readonly RelayKeys Office = new(
        ["selector1", "selector2"],
        "Microsoft 365",
        "Publish at SELECTOR._domainkey.DOMAIN the CNAME that the Defender portal shows (Email authentication settings, DKIM), and switch signing on there.");

    /// <summary>Those that were named, else those that all customers of the relay have; null where they cannot be known.</summary>
    public static RelayKeys? Of(string relay, IReadOnlyList<string> named) => named.Count > 0
        ? new RelayKeys(named, "--dkim-selector", "Publish what your mail provider shows for SELECTOR._domainkey.DOMAIN, or name another selector.")
        : relay.ToLowerInvariant() switch
        {
            "smtp.azurecomm.net" => Communication,
            "smtp.office365.com" => Office,
            _ => null,
        };

    /// <summary>What to do for one of them.</summary>
    public string RemedyFor(string selector, string domain) =>
        Remedy.Replace("SELECTOR", selector, StringComparison.Ordinal).Replace("DOMAIN", domain, StringComparison.Ordinal);
}
