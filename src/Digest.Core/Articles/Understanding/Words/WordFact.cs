using Digest.Core.Articles.Understanding.Lexicon;

namespace Digest.Core.Articles.Understanding.Words;

/// <summary>What is known of one word of a text.</summary>
internal struct WordFact
{
    /// <summary>What the lexicon knows of it, or of it without what is glued to its front.</summary>
    public LexiconEntry Entry;

    /// <summary>How many letters in front of that are glued on: و, ب, ل, ك, ف; the article in لل is its own.</summary>
    public int NameGlue;

    /// <summary>The number of its stem; -1 for what no story is about: stop words, figures, single letters.</summary>
    public int Stem;

    /// <summary>How many letters in front are not shown: بالتعاون is التعاون.</summary>
    public int Glue;

    /// <summary>Whether an "and" is glued to it, so that no phrase runs into it.</summary>
    public bool IsJoined;

    /// <summary>Whether it is by its form an Arabic adjective of relation with the article: it belongs to the noun before it.</summary>
    public bool IsAdjective;

    /// <summary>Whether it is an Arabic word.</summary>
    public bool IsArabic;

    /// <summary>Whether it says something on its own.</summary>
    public readonly bool IsTerm => Stem >= 0;

    /// <summary>Whether it has a role beside a name.</summary>
    public readonly bool Is(WordRole role) => (Entry.Role & role) != 0;
}
