using Digest.Core.Articles;

namespace Digest.Cli.Parse;

/// <summary>What came of one file: it was understood, or rejected.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Parsed">What was understood; null when it was rejected.</param>
/// <param name="Rejection">Why it was rejected, with the remedy; null when it was understood.</param>
internal sealed record ParseOutcome(string File, ParsedFile? Parsed, ArticleRejectedException? Rejection);
