using System.Text;
using Digest.Mail;
using Digest.Mail.Messages;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Digest.Tests.Mail;

public sealed class HeaderListTests
{
    private static readonly EmailAddress Address = EmailAddress.Parse("news@example.org");

    [Theory]
    [InlineData("The week in brief")]
    [InlineData("موجز الأسبوع: خمسة أخبار من الشاطئ إلى الجبل، ومن الجبل إلى الشاطئ مرة أخرى وأخرى")]
    [InlineData("L'été à Saint-Étienne 🌞👩‍👩‍👧‍👦🌞👩‍👩‍👧‍👦🌞👩‍👩‍👧‍👦🌞👩‍👩‍👧‍👦🌞👩‍👩‍👧‍👦")]
    [InlineData("=?utf-8?B?SGVsbG8=?= is only text")]
    [InlineData(" blanks  in odd places ")]
    [InlineData("tab\tinside")]
    [InlineData("")]
    public void Text_comes_back_as_it_was_P18(string text) => Assert.Equal(text, ParsedMail.Decode(Field(list => list.Text("X-Subject", text)).Value));

    [Fact]
    public void A_word_of_1200_characters_is_encoded_into_lines_that_fit_P17()
    {
        var text = new string('x', 1200);

        var list = new HeaderList().Text("X-Subject", text);

        Assert.Equal(text, ParsedMail.Decode(Assert.Single(ParsedMail.FieldsOf(list.ToString())).Value));
        Assert.All(list.ToString().Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
    }

    [Theory]
    [InlineData("a\r\nBcc: all@example.org")]
    [InlineData("a\rb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_value_that_could_end_its_header_is_refused_by_name_P19(string value)
    {
        foreach (var add in new Action<HeaderList>[]
        {
            list => list.Text("X-Title", value),
            list => list.Structured("X-Title", value),
            list => list.Mailbox("X-Title", new Mailbox(value, Address)),
        })
        {
            Assert.Contains("X-Title", Assert.Throws<FormatException>(() => add(new HeaderList())).Message, StringComparison.Ordinal);
        }

        Assert.Contains("List-Id", Assert.Throws<FormatException>(() => new HeaderList().ListId(value, "a.example.org")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X Title")]
    [InlineData("X-Title:")]
    [InlineData("X-Title\r\nBcc")]
    [InlineData("عنوان")]
    [InlineData("")]
    public void A_name_that_is_none_is_refused_P19(string name) => Assert.Throws<FormatException>(() => new HeaderList().Text(name, "x"));

    [Theory]
    [InlineData("to")]
    [InlineData("Bcc")]
    [InlineData("Content-Type")]
    [InlineData("MIME-Version")]
    [InlineData("Return-Path")]
    [InlineData("List-Unsubscribe")]
    public void A_header_that_is_not_ones_own_is_refused_P22(string name) =>
        Assert.Contains(name, Assert.Throws<FormatException>(() => new HeaderList().Structured(name, "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_header_stands_there_once_P19() =>
        Assert.Contains("precedence", Assert.Throws<FormatException>(() => new HeaderList().Structured("Precedence", "bulk").Text("precedence", "bulk")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_token_that_fits_no_line_is_refused_by_name_P17()
    {
        Assert.Contains("List-Help", Assert.Throws<FormatException>(() => new HeaderList().Structured("List-Help", $"<https://example.org/{new string('x', 1000)}>")).Message, StringComparison.Ordinal);
        Assert.Equal(1, new HeaderList().Structured("List-Help", new string('x', 980)).ToString().Split("\r\n").Count(line => line.Length > 78));
    }

    [Fact]
    public void A_structured_value_is_ASCII_only() => Assert.Throws<FormatException>(() => new HeaderList().Structured("X-Tag", "é"));

    [Theory]
    [InlineData("The Week", "The Week <news@example.org>")]
    [InlineData("News, \"The\" \\ <Week>", "\"News, \\\"The\\\" \\\\ <Week>\" <news@example.org>")]
    [InlineData("", "news@example.org")]
    [InlineData(null, "news@example.org")]
    public void A_name_is_quoted_where_it_must_be_P16(string? name, string value) =>
        Assert.Equal(value, Field(list => list.Mailbox("Reply-To", new Mailbox(name, Address))).Value);

    [Theory]
    [InlineData("موجز الأسبوع")]
    [InlineData("=?x?=")]
    [InlineData("A name that is longer than anything that would fit into one line of a header, however it is put")]
    public void A_name_is_encoded_where_ASCII_will_not_do(string name)
    {
        var value = Field(list => list.Mailbox("Reply-To", new Mailbox(name, Address))).Value;

        Assert.StartsWith("=?utf-8?B?", value, StringComparison.Ordinal);
        Assert.Equal($"{name} <news@example.org>", ParsedMail.Decode(value));
    }

    [Fact]
    public void A_list_is_identified_in_its_own_script() =>
        Assert.Equal("موجز الأسبوع <weekly.example.org>", ParsedMail.Decode(Field(list => list.ListId("موجز الأسبوع", "weekly.example.org")).Value));

    [Property(Replay = "20261122,3", MaxTest = 500)]
    public Property Any_text_comes_back_as_it_was() =>
        Prop.ForAll(Texts().ToArbitrary(), text =>
        {
            var header = new HeaderList().Text("X-Subject", text).ToString();
            Assert.Equal(text, ParsedMail.Decode(Assert.Single(ParsedMail.FieldsOf(header)).Value));
            Assert.All(header.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
            Assert.True(Ascii.IsValid(header));
        });

    [Property(Replay = "20261122,5", MaxTest = 500)]
    public Property Any_name_comes_back_as_it_was() =>
        Prop.ForAll(Texts().Where(text => text.Trim().Length > 0).ToArbitrary(), name =>
        {
            var header = new HeaderList().Mailbox("Reply-To", new Mailbox(name, Address)).ToString();
            var value = ParsedMail.Decode(Assert.Single(ParsedMail.FieldsOf(header)).Value);
            Assert.EndsWith(" <news@example.org>", value, StringComparison.Ordinal);
            var shown = value[..^" <news@example.org>".Length];
            if (header.Contains(": \"", StringComparison.Ordinal))
                shown = shown[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
            Assert.Equal(name.Trim(), shown);
            Assert.All(header.Split("\r\n"), line => Assert.InRange(line.Length, 0, 78));
        });

    /// <summary>Words of many scripts, astral characters, punctuation of headers, and blanks in odd places.</summary>
    internal static Gen<string> Texts()
    {
        var piece = Gen.Elements("a", "Week", " ", "  ", "\t", "=?", "?=", "=?utf-8?B?", "\"", "\\", "<", ">", ",", "é", "خبر", "القاهرة", "🌞", "👩‍👩‍👧‍👦", "\u200f", "\u2068", "中文", "\u0301", new string('y', 90));
        var letter = Gen.Choose(0x20, 0x10FFFF).Where(Rune.IsValid).Select(value => new Rune(value).ToString());
        return piece.Or(letter).ListOf().Resize(40).Select(string.Concat);
    }

    private static (string Name, string Value) Field(Action<HeaderList> add)
    {
        var list = new HeaderList();
        add(list);
        return Assert.Single(ParsedMail.FieldsOf(list.ToString()));
    }
}
