using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>What a stranger wrote is data, wherever it is printed.</summary>
public sealed class EncodingTests
{
    private const string Hostile = "<script>alert(1)</script> \"><img src=x onerror='x'> {{ reader.name }} & &lt;";

    [Fact]
    public void Markup_in_an_article_is_shown_and_not_obeyed()
    {
        var issue = Samples.Render(Samples.Arabic() with
        {
            Title = Hostile,
            Summary = Hostile,
            Place = Hostile,
            Source = Hostile,
            Sections = [Hostile],
            Paragraphs = [Hostile],
            Language = "ar\" onclick=\"x",
        });

        foreach (var page in new[] { Samples.Parse(issue.EmailHtml), Samples.Parse(issue.WebHtml) })
        {
            Assert.Empty(page.QuerySelectorAll("script, img, [onclick], [onerror]"));
            Assert.Equal(Hostile, page.QuerySelectorAll("h2")[^1].TextContent);
        }
    }

    [Fact]
    public void Text_is_encoded_in_attributes_too()
    {
        var issue = Samples.Render(Samples.Arabic("\" onload=\"x <b>"));

        var wrapper = Samples.Parse(issue.EmailHtml).QuerySelector("[role=article]")!;
        Assert.Null(wrapper.GetAttribute("onload"));
        Assert.Equal(issue.Subject, wrapper.GetAttribute("aria-label"));
        Assert.Contains("\"", issue.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_part_is_not_encoded() =>
        Assert.Contains("\nس & ص <ع>\n", Samples.Render(Samples.Arabic(summary: "س & ص <ع>")).EmailText, StringComparison.Ordinal);

    [Fact]
    public void An_article_cannot_pose_as_a_field_of_the_reader()
    {
        var forged = ReaderMark.For(ReaderMark.Name);
        var issue = Samples.Render(Samples.Arabic($"عنوان {forged}", $"موجز {forged}") with { Place = forged, Paragraphs = [forged] });

        Assert.DoesNotContain(forged, issue.EmailHtml + issue.EmailText + issue.WebHtml + issue.Subject + issue.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(ReaderMark.Open, issue.WebHtml + issue.Json + issue.Subject);
        Assert.Equal(2, issue.EmailHtml.Count(c => c is ReaderMark.Open));
    }

    [Fact]
    public void An_article_cannot_turn_the_page_around()
    {
        var issue = Samples.Render(Samples.Arabic("عنوان \u202Eمقلوب\u2066\u202D", "موجز\u0000 \u0007\u001B[2J\u0085 \uFEFFنظيف\uD800"));

        foreach (var text in new[] { issue.EmailHtml, issue.EmailText, issue.WebHtml, issue.Subject })
            Assert.DoesNotContain(text, c => c is '\u202D' or '\u202E' or '\u2066' or '\uFEFF' or '\uFFFD' || (char.IsControl(c) && c is not '\n') || char.IsSurrogate(c));
    }

    [Theory]
    [InlineData(ReaderMark.UnsubscribeUrl)]
    [InlineData(ReaderMark.PreferencesUrl)]
    public void Both_parts_of_the_mail_hold_the_marks_of_the_readers_links(string field)
    {
        var issue = Samples.Render(Samples.Arabic());
        var mark = ReaderMark.For(field);

        Assert.NotNull(Samples.Parse(issue.EmailHtml).QuerySelector($"a[href='{mark}']"));
        Assert.Contains($"\n{mark}\n", issue.EmailText, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_is_printed_as_it_stands_when_the_template_says_raw() =>
        Assert.Equal("<i>a</i> &lt;i&gt;", Samples.Print("{{ '<i>a</i>' | raw }} {{ '<i>' }}"));

    [Fact]
    public void What_a_template_captures_is_encoded_once() =>
        Assert.Equal("<b>&lt;i&gt;</b>", Samples.Print("{{ capture bold }}<b>{{ '<i>' }}</b>{{ end }}{{ bold }}"));

    [Fact]
    public void What_string_functions_make_of_text_is_encoded() =>
        Assert.Equal("&lt;B&gt;", Samples.Print("{{ '<b>' | string.upcase }}"));

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href='{{ \" JavaScript:alert(1)\" }}'>x</a>")]
    [InlineData("<img src=\"data:image/png;base64,AA==\" alt=\"\">")]
    [InlineData("<script>1</script>")]
    [InlineData("<p onclick=\"x\">x</p>")]
    public void A_template_that_would_harm_its_readers_is_refused(string template) =>
        Assert.Equal("web.html", Assert.Throws<TemplateException>(() => Samples.Print(template)).File);
}
