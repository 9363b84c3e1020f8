using System.Diagnostics;
using Digest.Core.Issues;

namespace Digest.Core.Observing;

/// <summary>Puts what is known of things on spans.</summary>
internal static class Describing
{
    /// <summary>What became of the copies of an issue.</summary>
    public static void Describe(this Activity span, Issue issue) => span
        .SetTag(Tags.Audience, issue.Audience)
        .SetTag(Tags.Sent, issue.Tally.Sent)
        .SetTag(Tags.Failed, issue.Tally.Failed)
        .SetTag(Tags.Suppressed, issue.Tally.Suppressed)
        .SetTag(Tags.Uncertain, issue.Tally.Uncertain);
}
