using System.Globalization;
using System.Runtime.CompilerServices;

namespace Digest.Checks.Storage;

/// <summary>Compares this machine's clock with that of storage.</summary>
internal sealed class ClockCheck(Account account, TimeProvider time) : ICheck
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(5);

    // Storage refuses what was signed longer ago than this.
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(15);

    public string Group => "clock";

    public async IAsyncEnumerable<CheckResult> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DateTimeOffset? theirs = null;
        var before = time.GetUtcNow();
        var failed = await new StorageRole("queues", "Storage Queue Data Contributor", account.Queues.Uri).TryAsync(
            Group,
            async token => theirs = (await account.Queues.GetQueuesAsync(cancellationToken: token).AsPages(pageSizeHint: 1).FirstAsync(token)).GetRawResponse().Headers.Date,
            time,
            cancellationToken);
        var after = time.GetUtcNow();
        yield return failed ?? (theirs is { } date ? Compare(date, before, after) : new CheckResult(Group, "clock", CheckState.Skipped, "Storage does not say what time it has."));
    }

    // Dates of HTTP have whole seconds, and the answer was written somewhere between asking and hearing.
    internal CheckResult Compare(DateTimeOffset theirs, DateTimeOffset before, DateTimeOffset after)
    {
        var off = theirs.AddSeconds(1) < before ? theirs.AddSeconds(1) - before : theirs > after ? theirs - after : TimeSpan.Zero;
        if (off.Duration() <= Noticed)
            return new CheckResult(Group, "clock", CheckState.Ok, "It agrees with that of storage.");
        var finding = string.Create(CultureInfo.InvariantCulture, $"It is {off.Duration().TotalSeconds:0} seconds {(off < TimeSpan.Zero ? "ahead of" : "behind")} that of storage.");
        return new CheckResult(Group, "clock", off.Duration() > Refused ? CheckState.Fault : CheckState.Warning, finding, "Let the machine keep time by NTP: timedatectl set-ntp true.");
    }
}
