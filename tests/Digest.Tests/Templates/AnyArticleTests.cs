using System.Text;
using System.Text.Json;
using Digest.Core.Articles;
using Digest.Core.Templates;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Templates;

/// <summary>Whatever the articles say, what is sent is sound.</summary>
[Properties(MaxTest = 50, EndSize = 20, Arbitrary = [typeof(AnyArticleTests)])]
public sealed class AnyArticleTests
{
    private static readonly string[] Pieces =
    [
        "خبر", "عاجل", "مدينة", "٢٠٢٦", "2026", "Google", "e-mail@example.org", "https://a.example/?q=1&b=2", "20 km", "C++", " ", "، ", "؟", "(", ")", "\"", "'",
        "<", ">", "&", "{{ x }}", "}}", "<b>", "</td>", "\u202E", "\u2067", "\u200F", "\uE000", "\uE001", "\0", "\r\n", "\t", "\uD800", "😀", "é", "ـ",
    ];

    private static readonly string[] Residue = ["{{", "}}", "{%", "undefined", "[object", "Scriban", "System.", "&amp;amp;", "Markup"];

    public static Arbitrary<Article> Articles() => (
        from title in Text(1)
        from summary in Text(0)
        from place in Text(0)
        from paragraphs in Text(0).NonEmptyListOf()
        from words in Gen.Choose(0, 9000)
        from language in Gen.Elements("ar", "en", "fr", "und", "he", "pt-BR")
        from dated in Gen.Elements(true, false)
        from day in Gen.Choose(0, 3_000_000)
        select new Article
        {
            File = "any.txt",
            Title = title,
            Summary = summary,
            Place = place,
            Source = place,
            Sections = [place, summary],
            Published = dated ? new(DateOnly.FromDayNumber(day), null, DatePrecision.Day, "a test") : null,
            Language = language,
            Direction = language is "ar" or "he" ? TextDirection.Rtl : TextDirection.Ltr,
            Paragraphs = [.. paragraphs],
            Words = words,
            Fingerprint = "0",
        }).ToArbitrary();

    [Property]
    public void What_is_sent_is_sound(NonEmptyArray<Article> articles)
    {
        var issue = Samples.Render(articles.Get);

        foreach (var page in new[] { issue.EmailHtml, issue.WebHtml })
        {
            Assert.DoesNotContain(Residue, trace => page.Contains(trace, StringComparison.Ordinal));
            Assert.Empty(Samples.Parse(page).QuerySelectorAll("b, script"));
        }

        foreach (var text in new[] { issue.Subject, issue.EmailHtml, issue.EmailText, issue.WebHtml })
        {
            Assert.DoesNotContain(text, c => c is '\u202E' or '\u2067' or '\uFFFD' || (char.IsControl(c) && c is not '\n'));
            Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
        }

        Assert.DoesNotContain('\n', issue.Subject);
        Assert.DoesNotContain("\n\n\n", issue.EmailText, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(issue.EmailHtml), 1, IssueRenderer.MailLimit);
        Assert.Equal(2, issue.EmailHtml.Count(c => c is ReaderMark.Open));
        Assert.Equal(2, issue.EmailText.Count(c => c is ReaderMark.Open));
        Assert.Equal(articles.Get.Length, JsonDocument.Parse(issue.Json).RootElement.GetProperty("stories").GetArrayLength());
        Assert.Equal(articles.Get.Length, Samples.Parse(issue.EmailHtml).QuerySelectorAll("a[href*='#a']").Length);
    }

    private static Gen<string> Text(int least) =>
        from length in Gen.Choose(least, 30)
        from pieces in Gen.Elements(Pieces).ListOf(length)
        select string.Concat(pieces);
}
