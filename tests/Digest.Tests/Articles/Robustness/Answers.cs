using Digest.Core.Articles;

namespace Digest.Tests.Articles.Robustness;

/// <summary>What may come of any file: an article of bounded size, or a rejection with its remedy.</summary>
internal static class Answers
{
    /// <summary>What is wrong with the answer to a file; null when nothing is.</summary>
    public static string? Trouble(byte[] content)
    {
        try
        {
            var article = Parsing.Parser.Parse("any", content);

            // A byte of an old code page is a character; a packed one may be many.
            var most = content.AsSpan().StartsWith("PK"u8) ? 64 * 1024 * 1024 : content.Length + 64;
            if (article.Title.Length is 0 or > 300 || article.Summary.Length is 0 or > 320)
                return $"A title of {article.Title.Length} and a summary of {article.Summary.Length} characters.";
            if (article.Paragraphs.Sum(paragraph => paragraph.Length) > most)
                return $"{article.Paragraphs.Sum(paragraph => paragraph.Length)} characters out of {content.Length} bytes.";
            if (article.Paragraphs.Any(string.IsNullOrWhiteSpace) || article.Paragraphs.Count == 0)
                return "A paragraph without text.";
            return ArticleJson.Write(article).Length > (most * 8L) + 100_000 ? "More JSON than the file can tell." : null;
        }
        catch (ArticleRejectedException e)
        {
            // The reason, then what would help.
            return e.Message.EndsWith('.') && (e.Message.Contains(": ", StringComparison.Ordinal) || e.Message.Contains(". ", StringComparison.Ordinal)) ? null : $"A rejection without remedy: {e.Message}";
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }
}
