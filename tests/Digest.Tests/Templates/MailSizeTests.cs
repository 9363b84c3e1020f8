using System.Text;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>Gmail cuts mails off at about 102 KB: the digest shortens itself well before, and loses no story.</summary>
public sealed class MailSizeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(120)]
    [InlineData(400)]
    public void The_mail_stays_below_the_limit_and_loses_no_story_F32(int stories)
    {
        var edition = Samples.Edition();
        edition.Length = 200;
        var articles = Enumerable.Range(1, stories).Select(number => Samples.Arabic($"عنوان المقال الذي رقمه {number}", Long)).ToArray();

        var issue = Samples.Render(edition, articles);

        Assert.InRange(Encoding.UTF8.GetByteCount(issue.EmailHtml), 1, IssueRenderer.MailLimit);
        var mail = Samples.Parse(issue.EmailHtml);
        var told = mail.QuerySelectorAll("h2 a").Length;
        var linked = mail.QuerySelectorAll("a[href*='#a']").Length - told;
        Assert.InRange(told, 1, stories);
        Assert.True(told + linked == stories || mail.Body!.TextContent.Contains("في صفحة العدد", StringComparison.Ordinal));
        Assert.NotNull(mail.QuerySelector($"a[href='{ReaderMark.For(ReaderMark.UnsubscribeUrl)}']"));
        Assert.Equal(stories, Samples.Parse(issue.WebHtml).QuerySelectorAll("article").Length);
    }

    [Fact]
    public void Stories_beyond_the_length_of_the_edition_become_links()
    {
        var edition = Samples.Edition();
        edition.Length = 2;

        var mail = Samples.Parse(Samples.Render(edition, Samples.Arabic(), Samples.English(), Samples.French(), Samples.Arabic("خبر رابع")).EmailHtml);

        Assert.Equal(2, mail.QuerySelectorAll("h2 a").Length);
        Assert.Equal(["fr ltr", "ar rtl"], mail.QuerySelectorAll("li > a[href*='#a']")
            .Select(link => $"{link.ParentElement!.GetAttribute("lang")} {link.ParentElement.GetAttribute("dir")}"));
    }

    [Fact]
    public void A_template_too_large_for_even_one_story_is_refused() =>
        Assert.Equal("email.html", Assert.Throws<TemplateException>(() => Samples.Render(
            Samples.Edition(), new TemplateFolder().With("email.html", new string('x', IssueRenderer.MailLimit)), Samples.Arabic())).File);

    [Theory]
    [InlineData("a ب \" ")]
    [InlineData("1")]
    [InlineData("1 a,")]
    [InlineData("ب،")]
    [InlineData("a://")]
    [InlineData("&<>")]
    public void An_article_of_any_length_does_not_keep_the_issue_from_its_readers(string piece)
    {
        var hostile = string.Concat(Enumerable.Repeat(piece, 800_000 / piece.Length));
        var articles = Enumerable.Range(0, 5).Select(_ => Samples.Arabic(hostile, hostile) with { Paragraphs = [hostile, "آخر"], Place = hostile, Sections = [hostile] });

        var issue = Samples.Render([.. articles, Samples.Arabic("قصير")]);

        var page = Samples.Parse(issue.WebHtml);
        Assert.Contains("اختُصر", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("وقال المهندس إن العمل استمر ثلاث سنوات.", page.QuerySelector("article:last-child")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    private static string Long => string.Concat(Enumerable.Repeat("هذه جملة من موجز طويل يكفي لقياس حجم الرسالة. ", 7)).Trim();
}
