using System.Globalization;

namespace Digest.Core.Issues;

/// <summary>A file of the window that the issue does not tell.</summary>
/// <param name="File">Its name.</param>
/// <param name="Kind">What is the matter with it.</param>
/// <param name="Reason">Why, for an editor.</param>
public sealed record LeftOut(string File, LeftOutKind Kind, string Reason);

/// <summary>Why a file is not told.</summary>
public enum LeftOutKind
{
    /// <summary>It could not be read.</summary>
    Rejected,

    /// <summary>An editor deleted it again.</summary>
    Withdrawn,

    /// <summary>It is in no language or section of the edition.</summary>
    NotTaken,
}

/// <summary>What arrived for an issue.</summary>
/// <param name="Chosen">The ids of the articles that it tells, in the order in which they came.</param>
/// <param name="LeftOut">The files that it does not tell.</param>
public sealed record Selection(IReadOnlyList<string> Chosen, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>Why there is nothing to tell, where that is so.</summary>
    public string WhyNothing()
    {
        List<string> parts = [];
        Count(LeftOutKind.Rejected, "could not be read");
        Count(LeftOutKind.Withdrawn, "deleted again");
        Count(LeftOutKind.NotTaken, "in no language or section of the edition");
        return parts.Count == 0 ? "No article arrived." : $"No article to publish: {string.Join(", ", parts)}.";

        void Count(LeftOutKind kind, string what)
        {
            if (LeftOut.Count(file => file.Kind == kind) is > 0 and var count)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
