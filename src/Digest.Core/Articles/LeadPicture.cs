namespace Digest.Core.Articles;

/// <summary>The picture that a page shows its article by.</summary>
/// <param name="Url">Its absolute address, http or https, at most 2,048 characters.</param>
/// <param name="Alt">The text in its place; null when the page has none.</param>
/// <param name="Caption">The line under it; null when the page has none.</param>
public sealed record LeadPicture(string Url, string? Alt, string? Caption);
