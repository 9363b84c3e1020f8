using Digest.Core.Delivery;
using Digest.Core.Editions;

namespace Digest.Core.Feedback;

/// <summary>One reader's copy of an issue, as its tokens tell.</summary>
/// <param name="Edition">The edition's id.</param>
/// <param name="SubscriberId">The subscriber's id.</param>
/// <param name="IssueId">The issue's id; null when the token does not tell.</param>
internal sealed record TokenCopy(string Edition, string SubscriberId, string? IssueId);

/// <summary>
/// Finds the copy that a report is about by the tokens that nobody but this deployment can make: that of the envelope
/// sender (VERP), which comes back as the recipient of a bounce, or that of the link to unsubscribe.
/// </summary>
public sealed class CopyTokens(EditionList editions, BounceTokens bounces, UnsubscribeLinks links)
{
    private const int MaxWords = 64;

    /// <summary>The copy whose envelope sender one of these addresses is; null when none is.</summary>
    internal TokenCopy? OfSenders(IEnumerable<string> fields)
    {
        foreach (var word in fields.SelectMany(field => field.Split([' ', '\t', ',', ';', '<', '>', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries)).Take(MaxWords))
        {
            // Forwarders rewrite senders (SRS, BATV), but keep the local part as it was, at the end.
            var local = word[..Math.Max(0, word.LastIndexOf('@'))];
            if (local.Length < BounceTokens.Length)
                continue;
            foreach (var edition in editions.All)
            {
                if (bounces.Read(edition.Id, local[^BounceTokens.Length..]) is var (week, subscriber))
                    return new TokenCopy(edition.Id, subscriber, $"{edition.Id}-{week}");
            }
        }

        return null;
    }

    /// <summary>The copy with one of these links to unsubscribe; null when none is ours.</summary>
    internal TokenCopy? OfLinks(IEnumerable<string> fields)
    {
        foreach (var field in fields.Take(4))
        {
            string? before = null;
            foreach (var segment in field.Split(['/', '<', '>', ',', ' ', '\t', '?', '&', '='], StringSplitOptions.RemoveEmptyEntries).Take(MaxWords))
            {
                if (before is not null && editions.All.Any(edition => edition.Id == before) && links.Read(before, segment) is { } subscriber)
                    return new TokenCopy(before, subscriber, null);
                before = segment;
            }
        }

        return null;
    }
}
