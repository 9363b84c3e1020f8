namespace Digest.Core.Articles;

/// <summary>A file as it was understood, with what became of each of its lines.</summary>
/// <param name="Article">What was understood.</param>
/// <param name="Verdicts">Every line, paragraph or heading of the file in its order; what was cut stands here with the reason, and nowhere else.</param>
public sealed record ParsedFile(Article Article, IReadOnlyList<Verdict> Verdicts);

/// <summary>What one line of a file turned out to be.</summary>
/// <param name="Place">The line in the file or the position in the document, from 1.</param>
/// <param name="Role">body, title, date, byline, source, place, sections, or cut.</param>
/// <param name="Text">The line, cleaned.</param>
/// <param name="Reason">Why it is that, in English; null for the body.</param>
/// <param name="Score">How much it looks like a part of the story, from 0 to 1; null where that was not asked.</param>
public sealed record Verdict(int Place, string Role, string Text, string? Reason, double? Score);
