namespace Digest.Checks.Dns;

/// <summary>Whether the DNS has the keys of a relay that signs. Whether they are the ones it signs with, only a mail shows.</summary>
internal sealed class RelayDkimCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(string domain, RelayKeys keys, CancellationToken cancellationToken)
    {
        if (keys.Managed is { } managed && DomainNames.IsWithin(domain, managed))
            return Is(CheckState.Skipped, $"{keys.Source} keeps the records of {managed} itself.", null);
        var (there, tested, wrong) = (new List<string>(), new List<string>(), new List<(string Selector, string Why)>());
        foreach (var selector in keys.Selectors)
        {
            var records = (await dns.TextsAsync($"{selector}._domainkey.{domain}", cancellationToken)).Select(text => new TagList(text)).Where(tags => tags["p"] is not null).ToList();
            switch (records)
            {
                case []:
                    wrong.Add((selector, "none"));
                    break;
                case [var key] when key["p"]!.Trim().Length == 0:
                    wrong.Add((selector, "a revoked one (p= is empty)"));
                    break;
                case [var key]:
                    (key.IsTest ? tested : there).Add(selector);
                    break;
                default:
                    wrong.Add((selector, "several, of which receivers take any"));
                    break;
            }
        }

        var found = string.Join(" and ", there.Concat(tested));
        if (wrong.Count > 0)
        {
            var missing = string.Join("; ", wrong.Select(one => $"under {one.Selector} {one.Why}"));
            return found.Length == 0
                ? Is(CheckState.Fault, $"The DNS has no key of the relay ({keys.Source}): {missing}. No signature of it holds.", keys.RemedyFor(wrong[0].Selector, domain))
                : Is(CheckState.Warning, $"The DNS has the key under {found}; {missing}. What the relay signs with that one does not hold.", keys.RemedyFor(wrong[0].Selector, domain));
        }

        return tested.Count > 0
            ? Is(CheckState.Warning, $"The key under {string.Join(" and ", tested)} is marked as a test (t=y), which receivers may take for no key.", "Remove t=y.")
            : Is(CheckState.Ok, $"The DNS has a key under {found}, where the relay signs ({keys.Source}).", null);

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"DKIM of {domain} by the relay", state, finding, remedy);
    }
}
