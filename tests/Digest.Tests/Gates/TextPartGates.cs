using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Digest.Core.Templates;
using Digest.Tests.Templates;

namespace Digest.Tests.Gates;

/// <summary>The text part tells what the html part tells, in a form of its own.</summary>
public sealed partial class TextPartGates
{
    [Fact]
    public void The_text_part_links_what_the_html_links_in_the_same_order_M59() => Gate.Each(issue =>
    {
        var links = issue.StoryLinks().Select(link => link.GetAttribute("href")!).ToList();
        var told = Addresses().Matches(issue.Rendered.EmailText).Select(match => match.Value).Where(address => address.Contains('#', StringComparison.Ordinal)).ToList();

        Assert.Equal(links.Distinct(), told.Where(links.Contains));
    });

    [Fact]
    public void The_text_part_has_the_headings_of_the_html_in_the_same_order_M59() => Gate.Each(issue =>
    {
        var text = Plain(issue.Rendered.EmailText);
        var headings = issue.Mail.QuerySelectorAll("h1, h2, h3").Select(heading => Plain(heading.TextContent)).ToList();

        var at = 0;
        foreach (var heading in headings)
        {
            var found = text.IndexOf(heading, at, StringComparison.Ordinal);
            Assert.True(found >= 0, heading);
            at = found + heading.Length;
        }
    });

    [Fact]
    public void The_text_part_says_what_the_html_says_M59() => Gate.Each(issue =>
    {
        var words = Words(issue.Mail.Body!.TextContent[issue.Preheader().TextContent.Length..]);
        var told = Words(issue.Rendered.EmailText);

        // By words, those that stand several times counted as often.
        var both = words.GroupBy(word => word).Sum(word => Math.Min(word.Count(), told.Count(other => other == word.Key)));
        Assert.True(both >= 0.8 * words.Count, $"{both} of {words.Count} words");
    });

    [Fact]
    public void The_text_part_is_plain_and_of_some_length_M59() => Gate.Each(issue =>
    {
        var text = issue.Rendered.EmailText;

        Assert.DoesNotMatch(@"\n\n\n|[ \t]\n|\n[ \t]|\r|\t", text);
        if (!issue.IsHostile)
            Assert.DoesNotMatch(@"<[a-z/]|&[a-z#0-9]+;", text);
        Assert.True(Words(text).Count >= 60 || issue.Composition.Stories.Count <= 1, $"{Words(text).Count} words");
    });

    [Fact]
    public void The_text_part_ends_with_sender_address_reason_and_the_way_out_M59() => Gate.Each(issue =>
    {
        var lines = issue.Rendered.EmailText.TrimEnd('\n').Split('\n');

        Assert.Equal(ReaderMark.For(ReaderMark.UnsubscribeUrl), lines[^1]);
        Assert.True(issue.Composition.Stories.Count is 0 || lines.Any(line => line.StartsWith("https://", StringComparison.Ordinal) && line.EndsWith(issue.Issue.Id, StringComparison.Ordinal)));
    });

    [Fact]
    public void Both_parts_say_who_sends_from_where_why_and_how_to_leave_M32() => Gate.Each(issue =>
    {
        var (reason, leave) = issue.Edition.Language switch
        {
            "ar" => ("لأنك مشترك", "إلغاء الاشتراك"),
            "fr" => ("parce que vous êtes abonné", "Se désabonner"),
            _ => ("because you subscribed", "Unsubscribe"),
        };

        foreach (var part in new[] { Plain(issue.Mail.Body!.TextContent), Plain(issue.Rendered.EmailText) })
        {
            Assert.Contains(Plain(issue.Edition.From), part, StringComparison.Ordinal);
            if (!issue.IsHostile)
                Assert.Contains(Plain(issue.Edition.PostalAddress).TrimEnd('1', '2', '5', '0'), Latin(part), StringComparison.Ordinal);
            Assert.Contains(reason, part, StringComparison.Ordinal);
            Assert.Contains(leave, part, StringComparison.Ordinal);
        }

        var link = issue.Mail.QuerySelector($"a[href='{ReaderMark.For(ReaderMark.UnsubscribeUrl)}']")!;
        Assert.Equal(leave, link.TextContent);
        Assert.NotEqual("none", link.Style()["text-decoration"]);
    });

    [Fact]
    public void The_text_part_has_a_template_of_its_own_M60()
    {
        var changed = Samples.Render(Samples.Edition(), new TemplateFolder().With("email.txt", "{{ reader.unsubscribe_url }}\nنص آخر\n"), Samples.Arabic());
        var usual = Samples.Render(Samples.Edition(), Samples.Arabic());

        Assert.EndsWith("نص آخر\n", changed.EmailText, StringComparison.Ordinal);
        Assert.Equal(usual.EmailHtml, changed.EmailHtml);
    }

    /// <summary>Without controls of direction, and with single spaces.</summary>
    private static string Plain(string text) => Spaces().Replace(Controls().Replace(text, ""), " ").Trim();

    private static string Latin(string text) => string.Concat(text.Select(c => c is >= '٠' and <= '٩' ? (char)(c - '٠' + '0') : c));

    private static List<string> Words(string text) => [.. Plain(text).Split(' ').Select(word => word.Trim('.', ':', '·', '—', '*')).Where(word => word.Length > 0)];

    [GeneratedRegex(@"https://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\u200E\u200F\u2066-\u2069]", RegexOptions.CultureInvariant)]
    private static partial Regex Controls();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
