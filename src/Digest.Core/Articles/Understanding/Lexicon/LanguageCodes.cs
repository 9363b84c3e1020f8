namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>Which lists of the lexicon hold in a language.</summary>
internal static class LanguageCodes
{
    /// <summary>The lists of a language as BCP 47.</summary>
    public static Languages Of(string language) => language switch
    {
        "ar" => Languages.Ar,
        "en" => Languages.En,
        "fr" => Languages.Fr,
        "fa" => Languages.Fa,
        "ur" => Languages.Ur,
        "he" => Languages.He,
        "de" => Languages.De,
        "es" => Languages.Es,
        "ru" => Languages.Ru,
        "it" => Languages.It,
        "pt" => Languages.Pt,
        _ => Languages.Other,
    };
}
