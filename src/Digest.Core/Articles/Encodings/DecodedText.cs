namespace Digest.Core.Articles.Encodings;

/// <summary>The text of a file.</summary>
/// <param name="Text">The text, without a byte order mark.</param>
/// <param name="Encoding">The name of the encoding, as registered with IANA.</param>
/// <param name="Warning">What an editor should know of it; null when all is well.</param>
internal sealed record DecodedText(string Text, string Encoding, string? Warning = null);
