using System.Runtime.CompilerServices;

namespace Digest.Checks.Dns;

/// <summary>Asks the DNS what receivers ask it about the sender: SPF, DKIM, DMARC, MX and reverse DNS.</summary>
/// <param name="senders">Who sends.</param>
/// <param name="dns">Who is asked.</param>
/// <param name="asksAll">Whether names are asked for that the public DNS cannot know, because the server was chosen by hand.</param>
internal sealed class SenderChecks(IReadOnlyList<Sender> senders, IDnsQuestions dns, bool asksAll) : ICheck
{
    public const string Name = "dns";

    public string Group => Name;

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var sender in senders.Distinct())
        {
            yield return await AskAsync("SPF", sender.ReturnPath, () => new SpfCheck(dns).RunAsync(sender, cancellationToken));
            if (sender.Dkim is not null || sender.RelayKeys is null)
                yield return await AskAsync("DKIM", sender.Dkim?.Domain ?? sender.Domain, () => new DkimCheck(dns).RunAsync(sender, cancellationToken));
            if (sender.RelayKeys is { } keys)
                yield return await AskAsync("DKIM", sender.Domain, () => new RelayDkimCheck(dns).RunAsync(sender.Domain, keys, cancellationToken));
            yield return await AskAsync("DMARC", sender.Domain, () => new DmarcCheck(dns).RunAsync(sender, cancellationToken));
            yield return await AskAsync("MX", sender.ReturnPath, () => new BounceDomainCheck(dns).RunAsync(sender, cancellationToken));
            yield return await AskAsync("reverse DNS", sender.EhloName is { Length: > 0 } name ? name : sender.Domain, () => new ReverseCheck(dns).RunAsync(sender, cancellationToken));
        }
    }

    private async Task<CheckResult> AskAsync(string what, string domain, Func<Task<CheckResult>> ask)
    {
        if (!asksAll && DomainNames.WhyUnknown(domain) is { } reason)
            return new CheckResult(Name, $"{what} of {domain}", CheckState.Skipped, reason);
        try
        {
            return await ask();
        }
        catch (DnsTroubleException silent)
        {
            return new CheckResult(Name, $"{what} of {domain}", CheckState.Fault, silent.Message, "Name a DNS server that answers: digest doctor dns --dns 1.1.1.1:53");
        }
    }
}
