namespace Digest.Core.Templates.Checks;

/// <summary>How large the mail of a sample issue is.</summary>
/// <param name="Sample">The sample, in words: <c>ar, 40 stories</c>.</param>
/// <param name="Bytes">The bytes of its html.</param>
public sealed record CheckedMail(string Sample, int Bytes);
