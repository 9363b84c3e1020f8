using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Digest.Tests.Gates;

/// <summary>The form of the html part: what mail programs need, and nothing that they do not know.</summary>
public sealed partial class MailFormGates
{
    // Where the reset of a browser does not reach: Outlook for Windows honours padding on cells only.
    private static readonly string[] Padded = ["padding", "padding-top", "padding-right", "padding-bottom", "padding-left"];

    [Fact]
    public void Layout_tables_say_that_they_are_none_M39() => Gate.Each(issue =>
    {
        var tables = issue.Mail.QuerySelectorAll("table");

        Assert.All(tables, table => Assert.Equal(("presentation", "0", "0", "0"),
            (table.GetAttribute("role"), table.GetAttribute("cellpadding"), table.GetAttribute("cellspacing"), table.GetAttribute("border"))));
        Assert.Single(tables, table => table.GetAttribute("width") == "600" && table.Style()["max-width"] == "600px" && table.Style()["width"] == "100%");
        Assert.Empty(issue.Mail.QuerySelectorAll("th, caption, thead"));
    });

    [Fact]
    public void Padding_stands_on_cells_M39() => Gate.Each(issue => Assert.All(
        issue.Mail.Body!.QuerySelectorAll("[style]").Where(element => element.LocalName is not "td" and not "body"),
        element => Assert.DoesNotContain(Padded, name => element.Style().TryGetValue(name, out var value) && value.Split(' ').Any(side => side.Trim('0') is not "" and not "px"))));

    [Fact]
    public void Every_cell_and_text_has_its_look_inline_M40() => Gate.Each(issue =>
    {
        foreach (var (holder, text) in issue.SeenTexts().Where(seen => seen.Text.Trim() is not "\u00A0"))
            foreach (var property in new[] { "font-family", "font-size", "line-height", "color", "background-color" })
                Assert.True(holder.Inherited(property) is { Length: > 0 }, $"no {property}: {text}");
    });

    [Fact]
    public void What_stands_in_style_is_for_media_only_M40() => Gate.Each(issue =>
    {
        var styles = issue.Mail.QuerySelectorAll("style");

        Assert.All(styles, style => Assert.Equal("head", style.ParentElement!.LocalName));
        Assert.InRange(styles.Sum(style => style.TextContent.Length), 1, 16 * 1024 - 1);
        Assert.All(styles, style => Assert.DoesNotMatch(OutsideMedia(), MediaBlocks().Replace(style.TextContent, "")));
    });

    [Fact]
    public void Nothing_is_used_that_mail_programs_take_out_M40() => Gate.Each(issue =>
    {
        Assert.Empty(issue.Mail.QuerySelectorAll("link, base, script, form, input, button, svg, video, audio, iframe, object, embed, main, nav, article, section, header, footer"));
        Assert.DoesNotMatch(@"@import|var\(|--[a-z]+:|position\s*:", issue.Rendered.EmailHtml);
    });

    [Fact]
    public void Nothing_is_used_that_Gmail_or_Outlook_do_not_know_M41() => Gate.Each(issue =>
    {
        Assert.Empty(issue.Mail.QuerySelectorAll("bdi, picture, source, a[dir]"));
        Assert.DoesNotMatch(@"(?:margin|padding|border|inset)-(?:inline|block)|light-dark\(|@supports|\bflex\b|\bgrid\b|\drem\b|background-image|url\(", issue.Rendered.EmailHtml);
    });

    [Fact]
    public void Addresses_are_whole_and_pictures_have_words_and_a_width_M42() => Gate.Each(issue =>
    {
        foreach (var picture in issue.Mail.QuerySelectorAll("img"))
        {
            Assert.StartsWith("https://", picture.GetAttribute("src"), StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\.(?:svg|webp|avif)(?:$|\?)", picture.GetAttribute("src"));
            Assert.NotNull(picture.GetAttribute("alt"));
            Assert.True(int.TryParse(picture.GetAttribute("width"), out _), picture.OuterHtml);
        }

        Assert.Equal(issue.Edition.Brand.Logo is null ? 0 : 1, issue.Mail.QuerySelectorAll("img[alt='']").Length);
    });

    [Fact]
    public void The_mail_is_read_without_its_pictures_M42() => Gate.Each(issue =>
        Assert.Contains(issue.SeenTexts(), seen => seen.Holder.Closest("h1") is not null));

    [Fact]
    public void The_preheader_comes_first_hidden_and_of_some_length_M43() => Gate.Each(issue =>
    {
        var preheader = issue.Preheader();

        Assert.Equal("none", preheader.Style()["display"]);
        Assert.EndsWith("\u034F\u200C\u00A0", preheader.TextContent.TrimEnd('\n'), StringComparison.Ordinal);
        var text = preheader.TextContent.Trim().TrimEnd('\u034F', '\u200C', '\u00A0', ' ');
        Assert.InRange(text.Count(c => c is not ('\u2068' or '\u2069')), 30, 160);
        Assert.NotEqual(issue.Rendered.Subject, text);
        Assert.DoesNotContain(text, issue.Rendered.Subject, StringComparison.Ordinal);
    });

    [Fact]
    public void Light_and_dark_are_both_announced_M44() => Gate.Each(issue =>
    {
        Assert.Equal("light dark", issue.Mail.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        Assert.Equal("light dark", issue.Mail.QuerySelector("meta[name=supported-color-schemes]")!.GetAttribute("content"));
        Assert.Matches(@"@media\s*\(prefers-color-scheme:\s*dark\)", string.Concat(issue.Mail.QuerySelectorAll("head style").Select(style => style.TextContent)));
    });

    [Fact]
    public void Type_is_large_enough_and_its_lines_are_apart_M45() => Gate.Each(issue =>
    {
        foreach (var (holder, text) in issue.SeenTexts().Where(seen => seen.Text.Trim() is not "\u00A0"))
        {
            Assert.True(Gate.Pixels(holder.Inherited("font-size")) >= 14, $"{holder.Inherited("font-size")}: {text}");
            var leading = double.Parse(holder.Inherited("line-height")!, System.Globalization.CultureInfo.InvariantCulture);
            // Headlines are set tighter: they are large, and one or two lines.
            var least = holder.Closest("h1, h2, h3") is not null ? 1.35 : holder.Flow() is "rtl" && text.Any(Gate.IsArabic) ? 1.7 : 1.5;
            Assert.True(leading >= least, $"line height {leading} instead of {least}: {text}");
        }
    });

    [Fact]
    public void Summaries_are_set_in_16_pixels_or_more_M45() => Gate.Each(issue => issue.Composition.Stories.Count > 0, issue =>
    {
        var summaries = issue.Mail.QuerySelectorAll("h2, h3").Select(title => title.ParentElement!.QuerySelector("p.ink")).OfType<IElement>().ToList();

        Assert.NotEmpty(summaries);
        Assert.All(summaries, summary => Assert.True(Gate.Pixels(summary.Inherited("font-size")) >= 16));
    });

    [Fact]
    public void Fonts_are_those_of_the_system_M45() => Gate.Each(issue =>
    {
        Assert.DoesNotContain("@font-face", issue.Rendered.EmailHtml, StringComparison.Ordinal);
        Assert.All(issue.Mail.QuerySelectorAll("[style*=font-family]"), element => Assert.EndsWith("sans-serif", element.Style()["font-family"], StringComparison.Ordinal));
    });

    [GeneratedRegex(@"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex MediaBlocks();

    [GeneratedRegex(@"[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex OutsideMedia();
}
