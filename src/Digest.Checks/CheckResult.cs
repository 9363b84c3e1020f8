namespace Digest.Checks;

/// <summary>How a check ended.</summary>
public enum CheckState
{
    /// <summary>All is well.</summary>
    Ok,

    /// <summary>It works, and should be looked at.</summary>
    Warning,

    /// <summary>It does not work, or mail will not arrive.</summary>
    Fault,

    /// <summary>It makes no sense here; the finding says why.</summary>
    Skipped,
}

/// <summary>What a check found.</summary>
/// <param name="Group">The group by which it is chosen: <c>dns</c>.</param>
/// <param name="Name">What was looked at: <c>SPF of news.example</c>.</param>
/// <param name="State">How it ended.</param>
/// <param name="Finding">What was found, in a sentence.</param>
/// <param name="Remedy">What to do; null where there is nothing.</param>
internal sealed record CheckResult(string Group, string Name, CheckState State, string Finding, string? Remedy = null);
