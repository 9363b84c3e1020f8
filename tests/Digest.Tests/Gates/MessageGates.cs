using AngleSharp.Html.Parser;

namespace Digest.Tests.Gates;

/// <summary>The message around the parts, as it leaves for a reader.</summary>
public sealed class MessageGates(SentMatrix sent) : IClassFixture<SentMatrix>
{
    [Fact]
    public void A_message_is_its_text_and_then_its_html_in_UTF_8_M6() => sent.Each((issue, mail) =>
    {
        Assert.StartsWith("multipart/alternative;", mail.Raw("Content-Type"), StringComparison.Ordinal);
        // The lines of base64, the boundary and its end are asserted by who parses.
        Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], mail.Parts().Select(part => part.Type));
        Assert.StartsWith(issue.Rendered.EmailText.Split('\n')[0], mail.Parts()[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", mail.Parts()[1].Text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_message_goes_to_one_reader_M7() => sent.Each((_, mail) =>
    {
        Assert.Equal("ليلى <reader@example.net>", mail.Text("To"));
        Assert.All(["Cc", "Bcc", "Content-Disposition"], name => Assert.False(mail.Has(name)));
        Assert.DoesNotContain(mail.Parts(), part => part.Text.Contains('\uE000', StringComparison.Ordinal));
    });

    [Fact]
    public void The_title_of_the_html_is_the_subject_M8() => sent.Each((issue, mail) =>
    {
        Assert.Equal(issue.Rendered.Subject, mail.Text("Subject"));
        Assert.Equal(issue.Rendered.Subject, new HtmlParser().ParseDocument(mail.Parts()[1].Text).Title);
    });

    [Fact]
    public void The_header_holds_one_https_address_to_unsubscribe_M9() => sent.Each((_, mail) => Assert.Equal($"<{SentMatrix.Unsubscribe}>", mail.Raw("List-Unsubscribe")));

    [Fact]
    public void The_header_says_one_click_exactly_so_M10() => sent.Each((_, mail) => Assert.Equal("List-Unsubscribe=One-Click", mail.Raw("List-Unsubscribe-Post")));

    [Fact]
    public void The_link_of_the_header_stands_in_both_parts_M32() => sent.Each((_, mail) => Assert.All(mail.Parts(), part => Assert.Contains(SentMatrix.Unsubscribe, part.Text, StringComparison.Ordinal)));
}
