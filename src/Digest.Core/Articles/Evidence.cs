namespace Digest.Core.Articles;

/// <summary>Why a value of an article is believed.</summary>
/// <param name="Basis">Where it was read, for an editor, in English.</param>
/// <param name="Confidence">From 0, a guess, to 1, said by the file itself for this purpose.</param>
public sealed record Evidence(string Basis, double Confidence);
