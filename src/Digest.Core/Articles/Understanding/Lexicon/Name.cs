namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>What a name in the lexicon names.</summary>
/// <param name="IsPlace">A place; else an organisation.</param>
/// <param name="Arabic">What to show in an Arabic article.</param>
/// <param name="English">What to show in an English one, and in others.</param>
/// <param name="French">What to show in a French one.</param>
internal sealed record Named(bool IsPlace, string Arabic, string English, string French)
{
    /// <summary>What to show.</summary>
    public string In(LanguageSet language) => language switch
    {
        LanguageSet.Ar => Arabic,
        LanguageSet.Fr => French,
        _ => English,
    };
}

/// <summary>One way to write a name.</summary>
/// <param name="Of">What it names; null for a phrase that only looks like a name.</param>
/// <param name="Words">Its folded words.</param>
/// <param name="Languages">Where it is written like that.</param>
/// <param name="IsDoubtful">Whether it is also a word or a person's name.</param>
/// <param name="IsTold">Whether a preposition before it tells that it is no word.</param>
/// <param name="IsAcronym">Whether it counts only in capitals.</param>
internal sealed record Name(Named? Of, string[] Words, LanguageSet Languages, bool IsDoubtful, bool IsTold, bool IsAcronym)
{
    /// <summary>Whether its last letter is the ta marbuta, which folding takes for another.</summary>
    public bool EndsInTa { get; init; }
}
