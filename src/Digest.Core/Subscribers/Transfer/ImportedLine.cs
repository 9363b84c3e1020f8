namespace Digest.Core.Subscribers.Transfer;

/// <summary>What became of a line of a list.</summary>
public enum ImportOutcome
{
    /// <summary>A new reader.</summary>
    Added,

    /// <summary>A known reader, with another name, language or other sections.</summary>
    Changed,

    /// <summary>A known reader, left as it was.</summary>
    Unchanged,

    /// <summary>Nobody: the line cannot be read, its address must not be written to, or it says itself that its reader left.</summary>
    Refused,
}

/// <summary>What became of a line, and why.</summary>
/// <param name="Number">The line's number in the file.</param>
/// <param name="Address">The address, as it stands there.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Why">Why it was refused or left; null when there is nothing to say.</param>
public sealed record ImportedLine(int Number, string Address, ImportOutcome Outcome, string? Why = null);
