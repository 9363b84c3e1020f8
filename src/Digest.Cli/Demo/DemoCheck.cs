using Digest.Core.Delivery;
using Digest.Core.Issues;
using Digest.Core.Subscribers;
using Digest.LocalHost.Services;

namespace Digest.Cli.Demo;

/// <summary>Holds the ledger against what arrived: every copy once, none missing.</summary>
internal sealed class DemoCheck
{
    /// <summary>Compares them.</summary>
    public DemoCheck(Issue issue, IReadOnlyList<DemoCopy> copies, IReadOnlyList<CaughtMail> mails, DemoReceiver receiver)
    {
        Issue = issue;
        if (copies.Count == 0)
            Problems.Add($"Issue {issue.Id} went to nobody. {issue.Trouble}");
        foreach (var copy in copies)
            Check(copy, mails, receiver);
        if (Problems.Count == 0 && issue.State != IssueState.Finished)
            Problems.Add($"Issue {issue.Id} is not finished but {issue.State}. {issue.Trouble}");
    }

    /// <summary>The issue.</summary>
    public Issue Issue { get; }

    /// <summary>What is not as it should be, one sentence each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>The mail that each reader got.</summary>
    public List<(Subscriber Reader, CaughtMail Mail)> Mails { get; } = [];

    private void Check(DemoCopy copy, IReadOnlyList<CaughtMail> mails, DemoReceiver receiver)
    {
        var (reader, row) = copy;
        if (reader is null)
        {
            Problems.Add($"Subscriber {row.SubscriberId} is on the list of issue {Issue.Id} and not in table Subscribers.");
            return;
        }

        if (row.Status != DeliveryStatus.Sent)
        {
            Problems.Add($"{reader.Address} did not get the issue: {DemoTables.Outcome(row)}{(row.Status == DeliveryStatus.Retry ? "; a demo on this data tries it again then" : "")}.");
            return;
        }

        if (reader.Channel == ChannelKind.Webhook)
        {
            if (!receiver.HasVerified(DeliveryId.For(Issue.Id, reader.Id)))
                Problems.Add($"{reader.Address} was sent the issue, but did not receive it with a signature that is right.");
            return;
        }

        var received = DemoFiles.CopiesOf(mails, Issue, reader);
        if (received.Count != 1)
            Problems.Add($"{reader.Address} was sent the issue, and {received.Count} mails with it are in the inbox.");
        Mails.AddRange(received.Take(1).Select(mail => (reader, mail)));
    }
}
