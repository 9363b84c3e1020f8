namespace Digest.Core.Articles.Metadata;

/// <summary>A value that was found, and why it is believed.</summary>
/// <param name="Value">The value.</param>
/// <param name="Basis">Where it was read, for an editor, in English.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal sealed record Found<T>(T Value, string Basis, double Confidence)
{
    /// <summary>Why it is believed, without the value.</summary>
    public Evidence Evidence => new(Basis, Confidence);
}

/// <summary>Makes what was found, or nothing where there is no value.</summary>
internal static class Found
{
    public static Found<T>? Of<T>(T? value, string basis, double confidence)
        where T : class => value is null ? null : new Found<T>(value, basis, confidence);
}
