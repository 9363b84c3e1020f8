namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>The languages in which an entry of the lexicon holds.</summary>
[Flags]
internal enum LanguageSet
{
    None = 0,
    Ar = 1,
    En = 1 << 1,
    Fr = 1 << 2,
    Fa = 1 << 3,
    Ur = 1 << 4,
    He = 1 << 5,
    De = 1 << 6,
    Es = 1 << 7,
    Ru = 1 << 8,
    It = 1 << 9,
    Pt = 1 << 10,

    /// <summary>A language without lists of its own.</summary>
    Other = 1 << 11,
    Any = (1 << 12) - 1,
}
