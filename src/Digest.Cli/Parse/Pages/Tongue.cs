using Digest.Core.Articles;
using Digest.Core.Articles.Languages;

namespace Digest.Cli.Parse.Pages;

/// <summary>How a browser should read a text: the attributes lang and dir.</summary>
/// <param name="Lang">The language as BCP 47; empty when it is not known, as HTML has it.</param>
/// <param name="Dir">The side where lines begin: ltr, rtl, or auto.</param>
internal sealed record Tongue(string Lang, string Dir)
{
    /// <summary>The tongue of an article.</summary>
    public static Tongue Of(Article article) =>
        new(article.Language == LanguageDetector.Unknown ? "" : article.Language, Side(article.Direction));

    /// <summary>The tongue of a text among others of this tongue, which counts where the text does not tell.</summary>
    public Tongue Of(string text)
    {
        var own = LanguageDetector.Detect(text);
        if (own == Lang.Split('-')[0] || !text.Any(char.IsLetter))
            return this;
        // What is too short or too mixed to tell begins where its first letter does.
        return own == LanguageDetector.Unknown ? new Tongue("", "auto") : new Tongue(own, Side(LanguageDetector.DirectionOf([text])));
    }

    private static string Side(TextDirection direction) => direction == TextDirection.Rtl ? "rtl" : "ltr";
}
