namespace Digest.Core.Articles.Metadata;

/// <summary>Weighs the language that a file declares against that of its text: templates of sites declare one language for articles in several.</summary>
internal static class DeclaredLanguage
{
    // Languages that the detector cannot tell from one that it knows, by the script they share.
    private static readonly string[] LikeArabic = ["ps", "ckb", "ku", "sd", "ug", "bal"];
    private static readonly string[] LikeRussian = ["bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"];
    private static readonly string[] Known = ["ar", "fa", "ur", "en", "fr", "es", "de", "it", "pt", "tr", "he", "iw", "ru", "uk", "el", "ko", "ja", "zh"];

    /// <summary>The declared language without its region, unless the text is plainly in another and no editor said it.</summary>
    /// <param name="declared">What the file declares; null when nothing.</param>
    /// <param name="detected">What the text says; <c>und</c> when it does not.</param>
    public static Found<string> Choose(Found<string>? declared, string detected)
    {
        if (declared is null || Bcp47.Normalize(declared.Value) is not { } tag)
            return new Found<string>(detected, detected == "und" ? "nothing tells it" : "the letters and words of the text", detected == "und" ? 0 : 0.9);

        var primary = tag.Split('-')[0];
        if (primary == detected)
            return new Found<string>(primary, $"{declared.Basis}, as the text is", Math.Max(declared.Confidence, 0.98));
        if (detected == "und" || declared.Confidence >= 1 || MayBe(primary, detected))
            return new Found<string>(primary, declared.Basis, declared.Confidence);
        return new Found<string>(detected, $"the letters and words of the text, against {declared.Basis}", 0.8);
    }

    private static bool MayBe(string declared, string detected) => detected switch
    {
        "ar" or "fa" or "ur" => LikeArabic.Contains(declared),
        "ru" or "uk" => LikeRussian.Contains(declared),
        "he" => declared is "yi" or "iw",
        "el" or "ko" or "ja" => false,
        "zh" => declared is "ja" or "yue",
        _ => !Known.Contains(declared) && !LikeArabic.Contains(declared) && !LikeRussian.Contains(declared),
    };
}
