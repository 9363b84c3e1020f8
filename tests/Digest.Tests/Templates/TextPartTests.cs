using System.Text.RegularExpressions;
using Digest.Core.Articles;

namespace Digest.Tests.Templates;

/// <summary>The text part tells the same as the html part, in a form of its own.</summary>
public sealed class TextPartTests
{
    private static readonly Article[] Mixed =
    [
        Samples.Arabic("60 ألف زائر في المعرض", "27 دولة شاركت في المعرض هذا العام، وزاره 60 ألف شخص."),
        Samples.English(),
        Samples.Arabic("Google تفتح مكتبا في الرباط", "(تحديث) أعلنت الشركة ذلك اليوم."),
        Samples.French(),
    ];

    [Fact]
    public void The_text_part_has_the_same_stories_and_links_in_the_same_order()
    {
        var issue = Samples.Render(Mixed);

        var links = Samples.Parse(issue.EmailHtml).QuerySelectorAll("a[href*='#a']").Select(link => link.GetAttribute("href")!);
        Assert.Equal(links, Regex.Matches(issue.EmailText, @"https://\S+#a\d+").Select(link => link.Value));
        var at = Mixed.Select(article => issue.EmailText.IndexOf(article.Summary, StringComparison.Ordinal)).ToArray();
        Assert.All(at, position => Assert.True(position > 0));
        Assert.Equal(at.Order(), at);
    }

    [Fact]
    public void Stories_that_are_only_linked_stand_in_the_text_part_too()
    {
        var edition = Samples.Edition();
        edition.Length = 1;
        var text = Samples.Render(edition, Mixed).EmailText;

        Assert.Equal(4, Regex.Count(text, @"#a[0-9a-f]{12}\n"));
        Assert.DoesNotContain(Mixed[1].Summary, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_Arabic_line_begins_with_a_letter_or_mark_from_right_to_left() =>
        Assert.All(Samples.Render(Mixed).EmailText.Split('\n').Where(line => line.Any(IsArabic) && !line.Contains("http", StringComparison.Ordinal)),
            line => Assert.True(line[0] is '\u200F' || IsArabic(line[0]), line));

    [Fact]
    public void Lines_from_left_to_right_are_left_alone()
    {
        var text = Samples.Render(Mixed).EmailText;

        Assert.Contains("\n2. Library lends tools as well as books\n", text, StringComparison.Ordinal);
        Assert.Contains("\nhttps://digest.example/api/issues/weekly-2026-W47#a000000000002\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Isolates_are_closed_in_their_line() =>
        Assert.All(Samples.Render(Mixed).EmailText.Split('\n'), line => Assert.Equal(line.Count(c => c is '\u2068'), line.Count(c => c is '\u2069')));

    [Fact]
    public void The_text_part_has_no_tags_no_entities_and_no_runs_of_blank_lines()
    {
        var text = Samples.Render(Mixed).EmailText;

        Assert.DoesNotMatch(@"<[a-z/]|&[a-z#0-9]+;|\n\n\n|[ \t]\n|\n[ \t]", text);
        Assert.True(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 60);
    }

    private static bool IsArabic(char c) => c is >= '\u0620' and <= '\u064A';
}
