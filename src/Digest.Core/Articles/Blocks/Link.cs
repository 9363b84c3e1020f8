namespace Digest.Core.Articles.Blocks;

/// <summary>A link inside a block.</summary>
/// <param name="Text">What the reader sees of it.</param>
/// <param name="Target">Where it leads, as the page writes it.</param>
internal readonly record struct Link(string Text, string Target);
