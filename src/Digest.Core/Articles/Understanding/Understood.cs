using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Understanding.Keywords;
using Digest.Core.Articles.Understanding.Lexicon;
using Digest.Core.Articles.Understanding.Names;
using Digest.Core.Articles.Understanding.Summaries;
using Digest.Core.Articles.Understanding.Words;

namespace Digest.Core.Articles.Understanding;

/// <summary>What the text of an article is about.</summary>
internal sealed record Understood(IReadOnlyList<string> Keywords, IReadOnlyList<string> Places, IReadOnlyList<string> Organisations, string Summary, string Fingerprint)
{
    private const int ShortestStandfirst = 70;

    /// <summary>Reads headline and body; both must hold no lone surrogates.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="body">The blocks of the body; at least one.</param>
    /// <param name="language">The language as BCP 47.</param>
    public static Understood Of(string title, IReadOnlyList<Block> body, string language)
    {
        var texts = new string[body.Count + 1];
        texts[0] = title;
        for (var i = 0; i < body.Count; i++)
            texts[i + 1] = body[i].Text;

        var lists = LanguageCodes.Of(language);
        var words = WordList.Of(texts);
        var facts = WordFacts.Of(words, lists);
        var (places, organisations) = NameFinder.Find(words, facts, lists);
        return new Understood(KeywordExtractor.Extract(words, facts), places, organisations, Summarizer.Summarize(words, facts, Quotable(body)), Similarity.Fingerprint.Of(words));
    }

    // What an editor wrote above the story to sum it up may be marked as a heading.
    private static bool IsStandfirst(Block block) => block.Kind is BlockKind.Heading && block.Weight >= ShortestStandfirst;

    // Prose is quoted; where there is none, anything.
    private static List<int> Quotable(IReadOnlyList<Block> body)
    {
        var prose = new List<int>();
        for (var i = 0; i < body.Count; i++)
        {
            if (body[i].Kind is BlockKind.Paragraph || (body[i].Kind is BlockKind.Quote && body[i].IsProse) || (prose.Count == 0 && IsStandfirst(body[i])))
                prose.Add(i + 1);
        }

        return prose.Count > 0 ? prose : [.. Enumerable.Range(1, body.Count)];
    }
}
