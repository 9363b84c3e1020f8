namespace Digest.Checks.Dns;

/// <summary>Whether the public key in DNS is that of the private key that signs.</summary>
internal sealed class DkimCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(Sender sender, CancellationToken cancellationToken)
    {
        if (sender.Dkim is not { Domain: { } domain, Selector: { } selector } keys)
            return new CheckResult(SenderChecks.Name, $"DKIM of {sender.Domain}", CheckState.Skipped, "The relay signs, or nobody does: Digest:Dkim is empty. Under which selector this relay signs cannot be known from here.", $"Name the selector that your mail provider shows: digest doctor dns --dkim-selector NAME. Or send yourself a test (digest issues test) and look for dkim=pass with header.d={sender.Domain} in its header Authentication-Results.");
        var place = $"{selector}._domainkey.{domain}";
        if (keys.PublicKey() is not { } own)
            return Is(CheckState.Fault, "The private key of Digest:Dkim cannot be read.", "Give an RSA key as PEM: openssl genrsa 2048.");
        var publish = $"Publish it as TXT at {place}: v=DKIM1; k=rsa; p={own}";
        var records = (await dns.TextsAsync(place, cancellationToken)).Select(text => new TagList(text)).Where(tags => tags["p"] is not null).ToList();
        if (records.Count == 0)
            return Is(CheckState.Fault, "The DNS has no key under this name, so that no signature holds.", publish);
        if (records.Count > 1)
            return Is(CheckState.Fault, $"The DNS has {records.Count} keys under this name, and receivers take any of them.", "Leave one; give each key a selector of its own.");
        var key = string.Concat(records[0]["p"]!.Where(c => !char.IsWhiteSpace(c)));
        if (key.Length == 0)
            return Is(CheckState.Fault, "The key is revoked (p= is empty).", publish);
        if (key != own)
            return Is(CheckState.Fault, "The key in the DNS is not the public half of Digest:Dkim:PrivateKey, so that no signature holds.", publish);
        if (!DomainNames.Align(domain, sender.Domain, strictly: false))
            return Is(CheckState.Fault, $"{domain} signs, but mail is from {sender.Domain}, which it does not speak for.", $"Set Digest:Dkim:Domain to {sender.Domain} or the domain above it, and publish the key there.");
        return records[0].IsTest
            ? Is(CheckState.Warning, "The key in the DNS is the right one, but marked as a test (t=y), which receivers may take for no key.", "Remove t=y.")
            : Is(CheckState.Ok, "The key in the DNS is the public half of the one that signs.", null);

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"DKIM of {place}", state, finding, remedy);
    }
}
