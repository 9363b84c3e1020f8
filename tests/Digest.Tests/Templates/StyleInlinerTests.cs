using System.Text.RegularExpressions;
using Digest.Core.Templates;

namespace Digest.Tests.Templates;

/// <summary>The stylesheet of the mail is written into its elements, and nothing else of the mail is touched.</summary>
public sealed partial class StyleInlinerTests
{
    [Theory]
    [InlineData("p { color: #111111 } .a { color: #222222 }", "color:#222222")]
    [InlineData(".a { color: #222222 } p { color: #111111 }", "color:#222222")]
    [InlineData(".a { color: #111111 } .b { color: #222222 }", "color:#222222")]
    [InlineData("#i { color: #222222 } body p.a.b { color: #111111 }", "color:#222222")]
    [InlineData("p.a { color: #222222 } .b { color: #111111 }", "color:#222222")]
    [InlineData("p { color: #222222 !important } .a { color: #111111 }", "color:#222222 !important")]
    [InlineData(".a { margin: 0 } .b { margin-right: 22px }", "margin:0;margin-right:22px")]
    [InlineData(".a { margin-right: 22px } p { margin: 0 }", "margin:0;margin-right:22px")]
    [InlineData("h1, .a { color: #222222 }", "color:#222222")]
    [InlineData(".a { display: block; display: inline-block }", "display:block;display:inline-block")]
    [InlineData("p:first-child { color: #222222 } p:not(.a) { color: #111111 }", "color:#222222")]
    [InlineData("/* .a { color: red } */ .a { /* x; */ color: #222222; }", "color:#222222")]
    [InlineData(".a { FONT-FAMILY : 'Segoe; UI' ,\n Arial }", "font-family:'Segoe; UI' , Arial")]
    [InlineData(".a { font-family: \"Segoe UI\" }", "font-family:&quot;Segoe UI&quot;")]
    [InlineData(".a { mso-hide: all; unheard-of: 1 }", "mso-hide:all;unheard-of:1")]
    public void The_declarations_of_an_element_stand_by_specificity_and_order(string css, string style) =>
        Assert.Equal($"<p id=\"i\" style=\"{style}\">x</p>", Body(css, "<p id=\"i\" class=\"a b\">x</p>"));

    [Theory]
    [InlineData("p { color: #111111; margin: 0 }", "<p style='color:#222222;'>", "<p style=\"color:#111111;margin:0;color:#222222\">")]
    [InlineData("p { color: #111111 !important }", "<p style=\"color:#222222\">", "<p style=\"color:#222222;color:#111111 !important\">")]
    [InlineData("p { margin: 0 }", "<p style='font-family:\"A\"'>", "<p style=\"margin:0;font-family:&quot;A&quot;\">")]
    [InlineData("p { margin: 0 }", "<P  CLASS=a\n lang = en>", "<P\nlang = en style=\"margin:0\">")]
    [InlineData("p { margin: 0 }", "<p hidden>", "<p hidden style=\"margin:0\">")]
    [InlineData("h1 { margin: 0 }", "<p title=\"a > b\" style=\"margin:1px\">", "<p title=\"a > b\" style=\"margin:1px\">")]
    [InlineData("p { margin: 0 }", "<p title=\"a > b\">", "<p title=\"a > b\" style=\"margin:0\">")]
    public void What_an_element_says_itself_counts_more_than_the_sheet(string css, string tag, string expected) =>
        Assert.Equal($"{expected}x</p>", Body(css, $"{tag}x</p>"));

    [Fact]
    public void Nothing_but_start_tags_changes()
    {
        const string Inside = "a&#847;&zwnj;&nbsp;&amp;amp; &#123;&#123; <!--[if mso]><table class=\"a\"><tr><td><![endif]--> <br class=\"a\"/> <b>&lt;p class=\"a\"></b> 😀 ";

        Assert.Equal($"<p style=\"margin:0\">{Inside.Replace("<br class=\"a\"/>", "<br style=\"margin:0\"/>", StringComparison.Ordinal)}</p>", Body(".a { margin: 0 }", $"<p class=\"a\">{Inside}</p>"));
    }

    [Fact]
    public void Media_queries_stay_in_one_style_with_the_classes_that_they_name()
    {
        var mail = Mail("<style>.a { margin: 0 } @media (max-width: 480px) { .b { margin: 1px !important } }</style><style>.b { padding: 0 } a:hover { color: #111111 }</style>", "<p class=\"a b\">x</p><p class=\"a\">y</p>");

        Assert.Equal("<style>\n@media (max-width: 480px) { .b { margin: 1px !important } }\na:hover { color:#111111 }\n</style>", Style().Match(mail).Value);
        Assert.Single(Style().Matches(mail));
        Assert.Contains("<p class=\"b\" style=\"margin:0;padding:0\">x</p><p style=\"margin:0\">y</p>", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_stay_where_a_media_query_looks_for_parts_of_them() =>
        Assert.Contains("<p class=\"a\" style=\"margin:0\">", Mail("<style>p { margin: 0 } @media print { [class*=a] { margin: 1px } }</style>", "<p class=\"a\">x</p>"), StringComparison.Ordinal);

    [Fact]
    public void A_style_for_one_medium_and_a_mail_without_a_stylesheet_stay_as_they_are()
    {
        var body = $"<p class=\"a\">x<a href=\"{ReaderMark.For(ReaderMark.UnsubscribeUrl)}\">y</a></p>";

        Assert.Contains(body, Mail("", body), StringComparison.Ordinal);
        Assert.Contains("<style media=\"print\">.a { margin: 0 }</style>", Mail("<style media=\"print\">.a { margin: 0 }</style>", body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".a { color: #111111", "brace is not closed")]
    [InlineData(".a { color }", "`color` is no declaration")]
    [InlineData(".a { color: }", "`color:` is no declaration")]
    [InlineData(".a color: #111111; }", "`.a color: #111111; }` is no rule")]
    [InlineData(".. { margin: 0 }", "`..` is no selector")]
    [InlineData("@import url(x.css);", "Only @media may stand here, not `@import url(x.css);`")]
    [InlineData("@font-face { font-family: x }", "Only @media may stand here, not `@font-face")]
    [InlineData("/* .a { margin: 0 }", "comment has no end")]
    [InlineData(".a { font-family: 'Segoe UI }", "quotation mark is not closed")]
    [InlineData(".a { margin: 0 } }", "`}` is no rule")]
    [InlineData(".a { b { margin: 0 } }", "`b { margin: 0 }` is no declaration")]
    public void A_stylesheet_that_cannot_be_read_is_refused_with_the_place(string css, string cause)
    {
        var error = Assert.Throws<TemplateException>(() => Mail($"<style>{css}</style>", "x"));

        Assert.Equal("email.html", error.File);
        Assert.Contains(cause, error.Cause, StringComparison.Ordinal);
        Assert.Contains("mail.css", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stylesheet_prints_cannot_leave_its_place() =>
        Assert.Equal("<p style=\"color:red\\3b  \\7d  \\3c /style\\3e  \\7b  x\">x</p>",
            BodyOf(Samples.Render(Samples.Edition(), new TemplateFolder()
                .With("email.html", "<html><head><style>{{ include 'mail.css' }}</style></head><body><p>{{ 'x' }}</p></body></html>")
                .With("mail.css", "p { color: {{ 'red; } </style> { x' }} }"), Samples.Arabic()).EmailHtml));

    [Fact]
    public void The_mail_of_the_repository_keeps_only_media_queries_and_gives_every_text_its_type()
    {
        var mail = Samples.Parse(Samples.Render(Samples.Arabic(), Samples.English(), Samples.French()).EmailHtml);

        Assert.Equal("", MediaQuery().Replace(mail.QuerySelector("head style")!.TextContent, "").Trim());
        foreach (var element in mail.QuerySelectorAll("p, h1, h2, h3, li"))
        {
            var style = element.GetAttribute("style")!;
            Assert.Contains(element.Closest("[dir]")!.GetAttribute("dir") is "rtl" ? "font-family:Tahoma" : "font-family:'Segoe UI'", style, StringComparison.Ordinal);
            Assert.Contains("line-height:", style, StringComparison.Ordinal);
            Assert.Contains("font-size:", style, StringComparison.Ordinal);
            Assert.Contains("color:#", style, StringComparison.Ordinal);
        }

        Assert.All(mail.QuerySelectorAll("td[align=right], td[align=left]").Where(cell => cell.QuerySelector(":scope > p, :scope > h1") is not null),
            cell => Assert.Contains($"text-align:{cell.GetAttribute("align")}", cell.GetAttribute("style"), StringComparison.Ordinal));
        Assert.All(mail.QuerySelectorAll("[bgcolor]"), cell => Assert.Contains($"background-color:{cell.GetAttribute("bgcolor")}", cell.GetAttribute("style"), StringComparison.Ordinal));
    }

    private static string Body(string css, string body) => BodyOf(Mail($"<style>{css}</style>", body));

    private static string BodyOf(string mail) => mail[(mail.IndexOf("<body>", StringComparison.Ordinal) + 6)..mail.IndexOf("</body>", StringComparison.Ordinal)];

    private static string Mail(string head, string body) => Samples.Render(
        Samples.Edition(),
        new TemplateFolder().With("email.html", $"<html><head>{head}</head><body>{body}</body></html>"),
        Samples.Arabic()).EmailHtml;

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}")]
    private static partial Regex MediaQuery();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
