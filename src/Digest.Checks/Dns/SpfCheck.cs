using System.Net;

namespace Digest.Checks.Dns;

/// <summary>Whether the domain of the return path lets the relay send for it.</summary>
internal sealed class SpfCheck(IDnsQuestions dns)
{
    /// <summary>Looks.</summary>
    public async Task<CheckResult> RunAsync(Sender sender, CancellationToken cancellationToken)
    {
        var domain = sender.ReturnPath;
        var relay = await RelayAsync(sender.Relay, cancellationToken);
        var walk = new SpfWalk(dns);
        var passing = await walk.PassingAsync(domain, relay, cancellationToken);
        if (walk.Record is null)
            return Is(CheckState.Fault, "There is no SPF record.", $"Publish a TXT record at {domain} that includes your mail provider: v=spf1 include:spf.PROVIDER ~all; the provider's documentation has the name.");
        if (walk.Problem is { } problem)
            return Is(CheckState.Fault, $"Receivers give the record up: {problem}.", "Correct the record; leave out what does not send for you, or replace names by the ranges that they stand for.");
        var lookups = $"{walk.Lookups} of {SpfWalk.MostLookups} lookups";
        if (walk.All == '+')
            return Is(CheckState.Fault, "The record lets everybody send (+all).", "End it in ~all, or -all once you are sure that it names all who send for you.");
        if (relay.Count == 0)
            return Is(CheckState.Warning, $"The record can be read, {lookups}; whether it covers the relay cannot be known, since {(sender.Relay.Length == 0 ? "none is set" : $"{sender.Relay} has no public address")}.", "Send yourself a test (digest issues test) and look for spf=pass in its header Authentication-Results.");
        if (passing.Count == relay.Count)
            return Is(CheckState.Ok, $"The record covers {sender.Relay}, {lookups}.", walk.All is null or '?' ? "It says nothing of other senders; end it in ~all." : null);
        return Is(
            CheckState.Warning,
            $"The record can be read, {lookups}, and does not cover {relay.Count - passing.Count} of the {relay.Count} addresses of {sender.Relay}{(walk.IsConditional ? ", as far as can be known without a mail" : "")}. Relays often send from other addresses than those that take mail, so that this may be in order.",
            "Compare it with what your mail provider's documentation wants included; then send yourself a test (digest issues test) and look for spf=pass in its header Authentication-Results.");

        CheckResult Is(CheckState state, string finding, string? remedy) => new(SenderChecks.Name, $"SPF of {domain}", state, finding, remedy);
    }

    private async Task<IReadOnlyList<IPAddress>> RelayAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(host, out var one) ? [one] : host.Length == 0 ? [] : await dns.AddressesAsync(host, cancellationToken);
        return [.. addresses.Where(address => !IPAddress.IsLoopback(address))];
    }
}
