using AngleSharp.Dom;
using Digest.Core.Editions;

namespace Digest.Tests.Gates;

/// <summary>Right to left first, and left to right as well.</summary>
public sealed class DirectionGates
{
    [Fact]
    public void Language_and_direction_stand_outside_and_inside_of_body_M48() => Gate.Each(issue =>
    {
        var side = (issue.Edition.Language, issue.IsRightToLeft ? "rtl" : "ltr");

        Assert.All([issue.Mail.DocumentElement, issue.Mail.Body!.FirstElementChild!], element => Assert.Equal(side, (element.GetAttribute("lang"), element.GetAttribute("dir"))));
        Assert.Equal(side, (issue.Page.DocumentElement.GetAttribute("lang"), issue.Page.DocumentElement.GetAttribute("dir")));
    });

    [Fact]
    public void Every_cell_of_text_has_its_direction_and_its_side_M49() => Gate.Each(issue =>
    {
        var cells = issue.SeenTexts().Select(seen => seen.Holder.Closest("td")!).Distinct().Where(cell => cell.TextContent.Trim().Length > 0).ToList();

        Assert.NotEmpty(cells);
        foreach (var cell in cells)
        {
            Assert.True(cell.GetAttribute("dir") is "rtl" or "ltr", cell.OuterHtml);
            Assert.Equal(cell.GetAttribute("dir") is "rtl" ? "right" : "left", cell.Inherited("text-align"));
        }
    });

    [Fact]
    public void Tables_of_columns_and_links_leave_the_direction_to_their_cells_M49() => Gate.Each(issue => Assert.Empty(issue.Mail.QuerySelectorAll("a[dir]")));

    [Fact]
    public void Sides_are_physical_and_mirrored_M50() => Gate.Each(issue =>
    {
        Assert.DoesNotMatch(@"-(?:inline|block)(?:-start|-end)?\s*:|text-align\s*:\s*(?:start|end)|float\s*:", issue.Rendered.EmailHtml);
        // What hangs on one side hangs on the side where its text begins.
        foreach (var item in issue.Mail.QuerySelectorAll("li"))
            Assert.True(Gate.Pixels(item.Style().GetValueOrDefault(item.GetAttribute("dir") is "rtl" ? "margin-right" : "margin-left")) > 0, item.OuterHtml);
    });

    [Fact]
    public void Latin_names_inside_Arabic_are_isolated_M51() => Gate.Each(issue =>
    {
        foreach (var (holder, text) in issue.SeenTexts().Where(seen => seen.Holder.Closest("[dir]")!.GetAttribute("dir") is "rtl" && seen.Text.Any(Gate.IsArabic)))
            Assert.DoesNotContain(text, char.IsAsciiLetter);
    });

    [Fact]
    public void Controls_of_direction_balance_in_each_line_and_none_overrides_M51() => Gate.Each(issue =>
    {
        foreach (var line in issue.Rendered.EmailText.Split('\n').Append(issue.Rendered.Subject))
        {
            Assert.Equal(line.Count(c => c is '\u2068'), line.Count(c => c is '\u2069'));
            Assert.DoesNotContain(line, c => c is >= '\u202A' and <= '\u202E' or '\u2066' or '\u2067');
        }

        Assert.DoesNotContain(issue.Rendered.EmailHtml + issue.Rendered.WebHtml + issue.Rendered.Json, c => c is >= '\u202A' and <= '\u202E');
    });

    [Fact]
    public void Latin_names_inside_Arabic_plain_text_are_isolated_M51() => Gate.Each(issue =>
    {
        foreach (var line in issue.Rendered.EmailText.Split('\n').Append(issue.Rendered.Subject).Where(line => line.Length > 0 && Direction(line) is "rtl"))
            Assert.DoesNotContain(OutsideIsolates(line), char.IsAsciiLetter);
    });

    [Fact]
    public void Arabic_has_its_fonts_and_no_Latin_manners_M52() => Gate.Each(issue =>
    {
        Assert.DoesNotMatch(@"letter-spacing|text-transform|font-variant|italic|<em\b|<i\b", issue.Rendered.EmailHtml + issue.Rendered.WebHtml);
        foreach (var cell in issue.SeenTexts().Where(seen => seen.Text.Any(Gate.IsArabic) && seen.Holder.Flow() is "rtl"))
            Assert.StartsWith("Tahoma, 'Segoe UI', 'Geeza Pro', 'Noto Sans Arabic', Arial", cell.Holder.Inherited("font-family")!.Replace('"', '\''), StringComparison.Ordinal);
    });

    [Fact]
    public void An_issue_has_one_system_of_digits_M53() => Gate.Each(issue =>
    {
        var foreign = issue.Edition.Digits is DigitSystem.Arabic ? '0' : '٠';
        foreach (var (holder, text) in issue.SeenTexts().Where(seen => seen.Holder.Closest("[dir]")!.GetAttribute("dir") is "rtl"))
            Assert.DoesNotContain(text, c => c >= foreign && c <= foreign + 9);
        if (!issue.IsRightToLeft)
            Assert.DoesNotContain(issue.Mail.QuerySelector("h1")!.ParentElement!.TextContent, c => c is >= '٠' and <= '٩');
    });

    [Fact]
    public void Dates_have_names_of_months_in_the_language_of_their_story_M53() => Gate.Each(issue => !issue.IsHostile, issue =>
    {
        Assert.DoesNotMatch(@"\d{4}-\d\d-\d\d", string.Join(' ', issue.SeenTexts().Select(seen => seen.Text)));
        foreach (var facts in issue.Page.QuerySelectorAll("article > .facts").Where(facts => facts.TextContent.Contains("2026", StringComparison.Ordinal) || facts.TextContent.Contains("٢٠٢٦", StringComparison.Ordinal)))
            Assert.Contains(facts.ParentElement!.GetAttribute("lang") switch { "ar" => "نوفمبر", "fr" => "novembre", _ => "November" }, facts.TextContent, StringComparison.Ordinal);
    });

    [Fact]
    public void Arabic_words_of_the_frame_have_Arabic_punctuation_M53() => Gate.Each(issue => issue.IsRightToLeft && !issue.IsHostile, issue =>
        Assert.DoesNotMatch(@"[\u0620-\u064A][,;?]", string.Join('\n', issue.SeenTexts().Select(seen => seen.Text)) + issue.Rendered.EmailText + issue.Rendered.Subject));

    [Fact]
    public void Lines_of_Arabic_begin_with_a_letter_or_mark_from_right_to_left_M54() => Gate.Each(issue =>
    {
        foreach (var line in issue.Rendered.EmailText.Split('\n').Where(line => Direction(line) is "rtl"))
            Assert.True(line[0] is '\u200F' || Gate.IsArabic(line[0]), line);
    });

    [Fact]
    public void The_subject_begins_in_the_script_of_its_edition_M55() => Gate.Each(issue =>
    {
        var first = issue.Rendered.Subject[0];

        Assert.True(issue.IsRightToLeft ? Gate.IsArabic(first) : char.IsLetter(first) && first < '\u0590', issue.Rendered.Subject);
        Assert.DoesNotContain(issue.Rendered.Subject, char.IsControl);
        Assert.InRange(issue.Rendered.Subject.Length, 3, 200);
    });

    /// <summary>The direction of the first letter outside isolates, as mail programs guess it; null for addresses and signs.</summary>
    private static string? Direction(string line)
    {
        foreach (var c in OutsideIsolates(line))
            if (c is '\u200F' || Gate.IsArabic(c))
                return "rtl";
            else if (char.IsLetter(c) || c is '\u200E')
                return "ltr";
        return null;
    }

    private static string OutsideIsolates(string line)
    {
        var depth = 0;
        return string.Concat(line.Where(c =>
        {
            depth += c is '\u2068' ? 1 : c is '\u2069' ? -1 : 0;
            return depth is 0 && c is not '\u2069';
        }));
    }
}
