using Digest.Mail;

namespace Digest.Tests.Mail;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("reader@example.org", "reader@example.org")]
    [InlineData("First.Last+tag@Example.ORG", "First.Last+tag@example.org")]
    [InlineData("\"odd name\"@example.org", "\"odd name\"@example.org")]
    [InlineData("\"a@b\"@example.org", "\"a@b\"@example.org")]
    [InlineData("\"\\\\\\\"\"@example.org", "\"\\\\\\\"\"@example.org")]
    [InlineData("reader@مثال.إختبار", "reader@xn--mgbh0fb.xn--kgbechtv")]
    [InlineData("قارئ@example.org", "قارئ@example.org")]
    [InlineData("root@localhost", "root@localhost")]
    public void An_address_is_read(string text, string address) => Assert.Equal(address, EmailAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("reader")]
    [InlineData("@example.org")]
    [InlineData("reader@")]
    [InlineData("a b@example.org")]
    [InlineData("a@b@example.org")]
    [InlineData(".a@example.org")]
    [InlineData("a.@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData("a@example..org")]
    [InlineData("a@-example.org")]
    [InlineData("a@exa mple.org")]
    [InlineData("a@example.org>")]
    [InlineData("<a@example.org")]
    [InlineData("a@example.org\r\nRCPT TO:<b@example.org")]
    [InlineData("a\r\nb@example.org")]
    [InlineData("a\0@example.org")]
    [InlineData("\"a\"b\"@example.org")]
    [InlineData("\"a\\\"@example.org")]
    [InlineData("\"\\\\\"\"@example.org")]
    [InlineData("\"é\"@example.org")]
    [InlineData("a\u202Eb@example.org")]
    [InlineData("a\u00A0b@example.org")]
    [InlineData("a\uD800@example.org")]
    [InlineData("a@exam\u202Eple.org")]
    [InlineData("Name <a@example.org>")]
    public void What_is_no_address_is_refused(string text)
    {
        Assert.False(EmailAddress.TryParse(text, out _));
        Assert.DoesNotContain(Assert.Throws<FormatException>(() => EmailAddress.Parse(text)).Message, char.IsControl);
    }

    [Fact]
    public void An_address_is_bounded()
    {
        Assert.True(EmailAddress.TryParse($"{new string('a', 64)}@example.org", out _));
        Assert.False(EmailAddress.TryParse($"{new string('a', 65)}@example.org", out _));
        Assert.False(EmailAddress.TryParse($"a@{new string('b', 64)}.org", out _));
        Assert.False(EmailAddress.TryParse($"a@{string.Join('.', Enumerable.Repeat("bcdefgh", 32))}.org", out _));
    }

    [Fact]
    public void A_detail_stands_behind_a_plus()
    {
        Assert.Equal(EmailAddress.Parse("bounces+a1@example.org"), EmailAddress.Parse("bounces@Example.org").WithDetail("a1"));
        Assert.Equal("قارئ+a1@xn--mgbh0fb.xn--kgbechtv", EmailAddress.Parse("قارئ@مثال.إختبار").WithDetail("a1").ToString());
    }

    [Theory]
    [InlineData("bounces@example.org", "a b")]
    [InlineData("bounces@example.org", "a@b")]
    [InlineData("bounces@example.org", "a.")]
    [InlineData("bounces@example.org", "a\r\nDATA")]
    [InlineData("\"odd name\"@example.org", "a1")]
    [InlineData("bounces@example.org", "a123456789b123456789c123456789d123456789e123456789f123456789")]
    public void A_detail_that_makes_no_address_is_refused(string address, string detail) =>
        Assert.DoesNotContain(Assert.Throws<FormatException>(() => EmailAddress.Parse(address).WithDetail(detail)).Message, char.IsControl);

    [Fact]
    public void Only_a_local_part_beyond_ASCII_needs_SMTPUTF8()
    {
        Assert.True(EmailAddress.Parse("قارئ@example.org").NeedsSmtpUtf8);
        Assert.False(EmailAddress.Parse("reader@مثال.إختبار").NeedsSmtpUtf8);
    }
}
