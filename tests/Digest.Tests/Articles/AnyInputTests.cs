using System.Text;
using Digest.Core.Articles;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Articles;

/// <summary>Whatever comes in, an article or a clear rejection comes out.</summary>
public sealed class AnyInputTests
{
    private static readonly string[] Pieces =
    [
        Parsing.ArabicLead, Parsing.ArabicSecond, Parsing.EnglishLead, "افتتاح حديقة عامة", "Garden opens", "\n", "\n\n", "\r\n", " ", "---\n", "title: x\n", "# ", "- ", "> ", "* ", "[", "](", "`", "<p>", "</p>", "<div class=\"nav\">", "</div>", "<article>",
        "<script>", "<b><i>", "<table><tr>", "<br><br>", "&#xD800;", "&amp", "<!--", "]]>", "<h1>", "</h1>", "<meta charset=utf-16>", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\"", "الرئيسية / ", "شاهد أيضاً", "اترك تعليقاً", "27-1-2018", "31/31/2021", "8 أكتوبر/ تشرين الأول", "اليوم الجمعة (8 أكتوبر)",
        "٢٩ فبراير ٢٠٢٣", "30 ذو الحجة 1445 هـ", "نيويورك: ", "القاهرة (أ ش أ) - ", "و م ع", "كتب: ", "By ", "0", "…", "(", ")", "“", "”", "\u202E", "\u200F", "\uD800", "\uDC00", "\uFFFE", "\u0301", "ﷺ", "ـ", "、", "。", "%PDF", "PK", "\0", "\u0085", "\u2028",
    ];

    private static Gen<string> Texts => Gen.Elements(Pieces).ListOf().Select(string.Concat);

    [Property(MaxTest = 400, Replay = "7,9")]
    public Property Random_bytes_give_an_article_or_a_rejection() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), content => IsAnswer(content));

    [Property(MaxTest = 1_000, Replay = "11,13")]
    public Property Random_lines_and_markup_give_an_article_or_a_rejection() =>
        Prop.ForAll(Texts.ToArbitrary(), text => IsAnswer(Encoding.UTF8.GetBytes(text)) && IsAnswer(Encoding.Unicode.GetBytes(text)));

    [Property(MaxTest = 300, Replay = "17,19")]
    public Property A_damaged_article_gives_an_article_or_a_rejection() =>
        Prop.ForAll(
            Gen.Choose(0, 600).ListOf().ToArbitrary(),
            ArbMap.Default.ArbFor<byte>(),
            (places, value) =>
            {
                var content = Encoding.UTF8.GetBytes($"افتتاح حديقة\n\n27-1-2018\n\n{Parsing.ArabicLead}\n\n{Parsing.ArabicSecond}");
                foreach (var place in places)
                    content[place % content.Length] ^= value;
                return IsAnswer(content);
            });

    [Property(MaxTest = 300, Replay = "23,29")]
    public Property The_same_input_gives_the_same_output() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Answer(text) == Answer(text));

    [Property(MaxTest = 1_000, Replay = "31,37")]
    public Property An_article_keeps_its_promises() =>
        Prop.ForAll(Texts.Select(text => $"Garden opens\n\n{Parsing.EnglishLead}\n\n{text}").ToArbitrary(), text =>
        {
            try
            {
                var article = Parsing.Parse(text);
                return article.Summary.Length is > 0 and <= 320 && article.Title.Length > 0 && article.Paragraphs.Count > 0 && article.Paragraphs.All(paragraph => paragraph.Trim().Length > 0)
                    && article.Keywords.Count <= 10 && article.Fingerprint.Length == 128 && article.ReadingMinutes > 0 && article.Words > 0 && (article.Published is not { } published || published.Date <= new DateOnly(2026, 11, 23));
            }
            catch (ArticleRejectedException)
            {
                return true;
            }
        });

    [Theory]
    [InlineData("((((((((((((")]
    [InlineData("[[[[[[[[[[[[")]
    [InlineData("> > > > > > ")]
    [InlineData("- - - - - - ")]
    [InlineData("*a **b _c __")]
    [InlineData("![a](b")]
    [InlineData("<a><b><p><i>")]
    [InlineData("<table><td><")]
    [InlineData("&amp;&lt;&#1;")]
    [InlineData("الرئيسية / / ")]
    [InlineData("1/1/1/1/1/1/")]
    [InlineData("نيويورك: - ـ ")]
    [InlineData(". . . ؟ ! … ")]
    public void The_same_over_and_over_is_answered(string piece)
    {
        var repeated = string.Concat(Enumerable.Repeat(piece, 5_000));

        Assert.True(IsAnswer(Encoding.UTF8.GetBytes(repeated)));
        Assert.True(IsAnswer(Encoding.UTF8.GetBytes($"# Garden opens\n\n{Parsing.EnglishLead}\n\n{repeated}")));
        Assert.True(IsAnswer(Encoding.UTF8.GetBytes($"<h1>Garden opens</h1><p>{Parsing.EnglishLead}</p><p>{repeated}")));
        Assert.True(IsAnswer(Encoding.UTF8.GetBytes($"---\ntitle: {repeated}\n---\n{Parsing.EnglishLead}")));
        Assert.True(IsAnswer(Encoding.UTF8.GetBytes($"Garden opens\n\n{Parsing.EnglishLead}\n\n{repeated}")));
    }

    private static bool IsAnswer(byte[] content) => Answer(content).Length > 0;

    private static string Answer(string text) => Answer(Encoding.UTF8.GetBytes(text));

    private static string Answer(byte[] content)
    {
        try
        {
            return ArticleJson.Write(Parsing.Parser.Parse("any", content));
        }
        catch (ArticleRejectedException e)
        {
            return e.Message;
        }
    }
}
