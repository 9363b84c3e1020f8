namespace Digest.Core.Articles.Understanding.Lexicon;

/// <summary>Which lists of the lexicon hold in a language.</summary>
internal static class LanguageCodes
{
    /// <summary>The language of a tag without its region and script: <c>ar</c> of <c>ar-MA</c>.</summary>
    public static string Primary(string language) => language.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? language[..end] : language;

    /// <summary>The lists of a language as BCP 47.</summary>
    public static LanguageSet Of(string language) => Primary(language) switch
    {
        "ar" => LanguageSet.Ar,
        "en" => LanguageSet.En,
        "fr" => LanguageSet.Fr,
        "fa" => LanguageSet.Fa,
        "ur" => LanguageSet.Ur,
        "he" => LanguageSet.He,
        "de" => LanguageSet.De,
        "es" => LanguageSet.Es,
        "ru" => LanguageSet.Ru,
        "it" => LanguageSet.It,
        "pt" => LanguageSet.Pt,
        _ => LanguageSet.Other,
    };
}
