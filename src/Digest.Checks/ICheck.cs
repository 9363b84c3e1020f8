namespace Digest.Checks;

/// <summary>Looks at one part of a deployment and changes nothing in it.</summary>
internal interface ICheck
{
    /// <summary>The group by which it is chosen.</summary>
    string Group { get; }

    /// <summary>What it finds, as it finds it. What goes wrong outside is a finding, not an exception.</summary>
    IAsyncEnumerable<CheckResult> RunAsync(CancellationToken cancellationToken);
}
