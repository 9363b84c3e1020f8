namespace Digest.Checks.Dns;

/// <summary>What the domain of From tells receivers to do with mail that proves nothing, and whether ours proves something.</summary>
internal sealed class DmarcCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(Sender sender, CancellationToken cancellationToken)
    {
        var (place, records) = await FindAsync(sender.Domain, cancellationToken);
        if (records.Count == 0)
            return Is(CheckState.Fault, "There is no DMARC record, which large mailbox providers demand of senders of many mails.", $"Publish TXT at _dmarc.{sender.Domain}: v=DMARC1; p=none; rua=mailto:dmarc@{sender.Domain}");
        if (records.Count > 1)
            return Is(CheckState.Fault, $"{place} has {records.Count} DMARC records, so that receivers heed none.", "Leave one.");
        var tags = new TagList(records[0]);
        var policy = (place == $"_dmarc.{sender.Domain}" ? tags["p"] : tags["sp"] ?? tags["p"])?.ToLowerInvariant();
        if (policy is not ("none" or "quarantine" or "reject"))
            return Is(CheckState.Fault, $"The policy at {place} is '{policy}', which is none.", "Write p=none, p=quarantine or p=reject.");
        var spf = DomainNames.Align(sender.ReturnPath, sender.Domain, IsStrict(tags["aspf"]));
        // The relay's keys are looked for at the domain of From itself.
        var dkim = sender.RelayKeys is not null || (sender.Dkim?.Domain is { } signer && DomainNames.Align(signer, sender.Domain, IsStrict(tags["adkim"])));
        if (!spf && sender.Dkim is not null && !dkim)
            return Is(CheckState.Fault, $"Neither the return path ({sender.ReturnPath}) nor the signature ({sender.Dkim.Domain}) aligns with {sender.Domain}: all mail fails DMARC (p={policy}).", "Set Digest:Smtp:ReturnPath or Digest:Dkim:Domain to that domain.");
        var aligned = (spf, dkim) switch { (true, true) => "SPF and DKIM align", (true, false) => "SPF aligns", (false, true) => "DKIM aligns", _ => "whether anything aligns depends on how the relay signs" };
        if (!spf && !dkim)
            return Is(CheckState.Warning, $"p={policy} at {place}; the return path ({sender.ReturnPath}) does not align, and {aligned}.", $"Let the relay sign as {sender.Domain}, or set Digest:Smtp:ReturnPath to an address of it that takes bounces.");
        return tags["rua"] is null
            ? Is(CheckState.Warning, $"p={policy} at {place}; {aligned}; nobody gets the reports of receivers.", $"Add rua=mailto:dmarc@{sender.Domain}, a mailbox or service that reads them.")
            : Is(CheckState.Ok, $"p={policy} at {place}; {aligned}; reports go to {tags["rua"]}.", null);

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"DMARC of {sender.Domain}", state, finding, remedy);
    }

    private static bool IsStrict(string? mode) => mode?.Equals("s", StringComparison.OrdinalIgnoreCase) is true;

    // A domain without a record of its own has that of the nearest one above it. Where registries end and organisations begin is not known here.
    private async Task<(string Place, IReadOnlyList<string> Records)> FindAsync(string domain, CancellationToken cancellationToken)
    {
        for (var name = domain; name.Contains('.', StringComparison.Ordinal); name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            var place = $"_dmarc.{name}";
            var records = (await dns.TextsAsync(place, cancellationToken)).Where(text => text.Replace(" ", "", StringComparison.Ordinal).StartsWith("v=DMARC1", StringComparison.Ordinal)).ToList();
            if (records.Count > 0)
                return (place, records);
        }

        return ($"_dmarc.{domain}", []);
    }
}
