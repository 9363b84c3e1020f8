using Digest.Core.Articles.Blocks;
using Digest.Core.Articles.Languages;
using Digest.Core.Articles.Text;
using Digest.Core.Articles.Understanding;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Articles.Understanding;

/// <summary>Whatever the text, understanding it keeps its promises.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Languages = ["ar", "en", "fr", "fa", "zh", "und"];

    private static readonly string[] Pieces =
    [
        Parsing.ArabicLead, Parsing.ArabicSecond, Parsing.EnglishLead, "وزارة", "وزارة الصحة ", "جامعة محمد ", "المركز الوطني لل", "بالدوحة", "ولندن", "لل", "وال", "ال", "و", "مدينة صور ", "Ministry of ", "University ", "de l'", "U.S. ", "“", "”", "«", "»", "(", ")", "\"",
        ". ", "؟ ", "… ", "،", "،مشيرا ", "، and ", "\u0301", "ـ", "\u200C", "😀", "漢字。", "かな", "ﷺ", "0", "12.5 ", " ", "-", "'", "a", "والتصحر ", "التصحر ", "للتصحر ", "garden ", "Gardens ", "الرباط (و م ع) - ",
    ];

    private static Gen<string> Texts => Gen.OneOf(Gen.Elements(Pieces).ListOf().Select(string.Concat), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    [Property(MaxTest = 2_000, Replay = "41,43")]
    public Property The_summary_is_made_of_the_text_and_the_keywords_stand_in_it() =>
        Prop.ForAll(Texts.ToArbitrary(), Texts.ListOf().ToArbitrary(), Gen.Elements(Languages).ToArbitrary(), (title, paragraphs, language) =>
        {
            var body = paragraphs.Select(text => Cleaning.Clean(text)).Where(text => text.Length > 0).Select((text, i) => new Block(BlockKind.Paragraph, text, i + 1)).ToList();
            if (body.Count == 0)
                return true.ToProperty();

            var headline = Cleaning.Clean(title);
            var understood = Understood.Of(headline, body, language);
            var text = string.Join('\n', body.Select(block => block.Text).Prepend(headline));
            return (understood.Summary.Length <= 320).Label("a short summary")
                .And(IsQuoted(understood.Summary, text).Label($"the summary is quoted: {understood.Summary}"))
                .And((understood.Keywords.Count <= 10 && understood.Keywords.All(keyword => text.Contains(keyword, StringComparison.Ordinal))).Label($"the keywords stand in the text: {string.Join('|', understood.Keywords)}"))
                .And((understood.Places.Count <= 10 && understood.Organisations.Count <= 10 && understood.Fingerprint.Length == 128).Label("bounds"));
        });

    [Property(MaxTest = 1_000, Replay = "47,53")]
    public Property Every_text_has_a_language_or_none() =>
        Prop.ForAll(Texts.ToArbitrary(), text => LanguageDetector.Detect(text) is { Length: 2 or 3 } language && language == LanguageDetector.Detect([text]));

    [Theory]
    [InlineData("وزارة الصحة ")]
    [InlineData("University of ")]
    [InlineData("“a. ")]
    [InlineData("a, and ")]
    [InlineData("التصحر")]
    [InlineData("Al.")]
    [InlineData("漢")]
    public void The_same_a_hundred_thousand_times_over_is_read(string piece)
    {
        var text = Cleaning.Clean(string.Concat(Enumerable.Repeat(piece, 100_000)));

        Assert.InRange(Understood.Of("Garden opens", [new Block(BlockKind.Paragraph, text, 1)], "ar").Summary.Length, 1, 320);
    }

    // Each piece of the summary, taken from the front, stands in the text; a stop or an ellipsis may have been added.
    private static bool IsQuoted(string summary, string text)
    {
        var rest = summary;
        while (rest.Length > 0)
        {
            var length = rest.Length;
            while (length > 0 && !text.Contains(rest[..length], StringComparison.Ordinal))
                length--;
            if (length == 0)
                return rest is "." or "…";
            rest = rest[length..].TrimStart('.', '…', ' ');
        }

        return true;
    }
}
