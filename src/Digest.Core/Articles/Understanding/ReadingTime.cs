using Digest.Core.Articles.Understanding.Lexicon;

namespace Digest.Core.Articles.Understanding;

/// <summary>How long a story takes to read: its words by the pace at which adults read their language silently. The paces are the rounded averages of published cross-language reading studies; for scripts without spaces a word is a character.</summary>
internal static class ReadingTime
{
    private const int UnknownPace = 200;

    /// <summary>The minutes, rounded, at least one.</summary>
    /// <param name="words">How many words the story has.</param>
    /// <param name="language">Its language as BCP 47.</param>
    public static int Minutes(int words, string language)
    {
        var pace = Pace(language);
        return Math.Max(1, (words + (pace / 2)) / pace);
    }

    // Words a minute. Arabic words carry article, conjunction and pronoun, so that fewer are read.
    private static int Pace(string language) => LanguageCodes.Primary(language) switch
    {
        "ar" => 160,
        "fa" or "ur" => 170,
        "he" => 185,
        "en" => 230,
        "fr" => 210,
        "de" => 190,
        "es" => 220,
        "it" => 200,
        "pt" => 190,
        "nl" => 200,
        "sv" => 200,
        "ru" or "uk" => 185,
        "pl" or "tr" => 170,
        "zh" => 260,
        "ja" => 350,
        "ko" => 200,
        _ => UnknownPace,
    };
}
