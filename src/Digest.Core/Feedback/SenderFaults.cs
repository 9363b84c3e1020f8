using System.Collections.Concurrent;
using Digest.Core.Issues;
using Microsoft.Extensions.Logging;

namespace Digest.Core.Feedback;

/// <summary>Tells the operator that receivers refuse an issue for what it says or who sends it: once for each issue and code, however many refuse it.</summary>
public sealed partial class SenderFaults(IIssueStore issues, ILogger<SenderFaults> logger)
{
    private const string Start = "Receivers refuse this issue";
    private const int MaxTold = 1_000;

    private readonly ConcurrentDictionary<(string? Issue, string Code), bool> _told = new();

    /// <summary>Whether an issue's trouble is one of these.</summary>
    public static bool Told(string? trouble) => trouble is not null && trouble.StartsWith(Start, StringComparison.Ordinal);

    internal async Task RaiseAsync(string edition, string? issueId, FeedbackEvent report, CancellationToken cancellationToken)
    {
        if (_told.Count >= MaxTold)
            _told.Clear();
        var key = (issueId ?? edition, report.Code);
        if (!_told.TryAdd(key, true))
            return;
        var words = Words.WithoutAddresses(report.Detail);
        Log.Refused(logger, issueId ?? edition, report.Code, report.Source, words);
        if (issueId is null)
            return;
        var trouble = $"{Start} for what it says or who sends it ({report.Code}: {words}). No reader is suppressed for that. Look at SPF, DKIM, DMARC and the sender's reputation.";
        try
        {
            await issues.TroubleAsync(issueId, trouble, replaces: false, cancellationToken);
        }
        catch
        {
            // Storage may be there for the next report.
            _told.TryRemove(key, out _);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Receivers refuse {Issue} for what it says or who sends it: {Code}, by {Source}: {Words}. No reader is suppressed for that. Look at SPF, DKIM, DMARC and the sender's reputation")]
        public static partial void Refused(ILogger logger, string issue, string code, string source, string words);
    }
}
