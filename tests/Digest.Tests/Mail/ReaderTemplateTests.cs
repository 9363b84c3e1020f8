using Digest.Core.Templates;

namespace Digest.Tests.Mail;

public sealed class ReaderTemplateTests
{
    private static readonly ReaderFields Reader = new("Tom & \"Jerry\" ليلى", new Uri("https://example.org/u?a=1&b=2"));

    [Fact]
    public void A_text_is_cut_at_its_marks()
    {
        var template = ReaderTemplate.Parse($"Hello {ReaderMark.For("name")}, {ReaderMark.For("unsubscribe_url")}{ReaderMark.For("name")}", "the text");

        Assert.Equal(["Hello ", ", ", "", ""], template.Literals);
        Assert.Equal(["name", "unsubscribe_url", "name"], template.Fields);
    }

    [Fact]
    public void A_text_without_marks_is_one_literal() => Assert.Equal(["Hello"], ReaderTemplate.Parse("Hello", "the text").Literals);

    [Fact]
    public void Values_are_encoded_for_html_only_there()
    {
        var template = ReaderTemplate.Parse($"<a href=\"{ReaderMark.For("unsubscribe_url")}\">{ReaderMark.For("name")}</a>", "the html");

        Assert.Equal("<a href=\"https://example.org/u?a=1&b=2\">Tom & \"Jerry\" ليلى</a>", template.Fill(Reader, ReaderEncoding.Text));
        Assert.Equal("<a href=\"https://example.org/u?a=1&amp;b=2\">Tom &amp; &quot;Jerry&quot; ليلى</a>", template.Fill(Reader, ReaderEncoding.Html));
        Assert.Equal(["https://example.org/u?a=1&b=2", "Tom & \"Jerry\" ليلى"], template.Values(Reader, ReaderEncoding.Text));
    }

    [Theory]
    [InlineData("https://example.org/u/\"><b>", "https://example.org/u/%22%3E%3Cb%3E")]
    [InlineData("https://example.org/u/ليلى", "https://example.org/u/%D9%84%D9%8A%D9%84%D9%89")]
    [InlineData("https://example.org/u/a-b_c~d", "https://example.org/u/a-b_c~d")]
    public void An_address_is_printed_escaped(string address, string printed) =>
        Assert.Equal(printed, ReaderTemplate.Parse(ReaderMark.For("unsubscribe_url"), "the text").Fill(new ReaderFields("", new Uri(address)), ReaderEncoding.Text));

    [Fact]
    public void A_mark_that_no_reader_has_is_named_with_its_place()
    {
        var exception = Assert.Throws<FormatException>(() => ReaderTemplate.Parse($"Hello {ReaderMark.For("shoe_size")}", "the html of the mail"));

        Assert.Contains("'shoe_size' at character 6 of the html of the mail", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\uE000name")]
    [InlineData("a\uE001")]
    [InlineData("\uE000a\uE000name\uE001")]
    public void A_broken_mark_is_refused(string text) => Assert.Throws<FormatException>(() => ReaderTemplate.Parse(text, "the text"));

    [Fact]
    public void A_readers_name_is_one_line_without_marks_and_bounded()
    {
        Assert.Equal("a  Bcc: b name c", new ReaderFields($" a\r\nBcc: b\0{ReaderMark.For("name")}\u2028c ", new Uri("https://example.org")).Name);
        Assert.Equal(200, new ReaderFields(new string('x', 500), new Uri("https://example.org")).Name.Length);
        Assert.Equal(199, new ReaderFields($"{new string('x', 199)}🌞", new Uri("https://example.org")).Name.Length);
    }

    [Fact]
    public void A_field_that_no_reader_has_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Reader.Value("shoe_size", ReaderEncoding.Text));
}
