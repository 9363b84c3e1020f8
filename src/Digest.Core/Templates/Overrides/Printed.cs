namespace Digest.Core.Templates.Overrides;

/// <summary>What was printed, and what its editor should know.</summary>
/// <param name="Result">The issue or the page.</param>
/// <param name="Trouble">Why it was not printed with the templates as they are now; null when it was.</param>
public sealed record Printed<T>(T Result, string? Trouble);
