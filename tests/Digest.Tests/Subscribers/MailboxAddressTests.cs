using Digest.Core.Subscribers;

namespace Digest.Tests.Subscribers;

public sealed class MailboxAddressTests
{
    [Theory]
    [InlineData("layla@readers.example")]
    [InlineData("Layla@Readers.Example")]
    [InlineData("  layla@readers.example\t")]
    [InlineData("\u200Flayla@readers.example\u200E")]
    [InlineData("\u202Alayla@readers.example\u202C\uFEFF")]
    public void The_same_person_is_one_row_in_any_case_and_with_blanks_F13(string typed)
    {
        Assert.True(MailboxAddress.TryRead(typed, out var address));
        Assert.Equal(Counter.IdOf("layla@readers.example"), Counter.IdOf(address));
        Assert.Equal(Counter.IdOf("layla@readers.example"), Counter.IdOf(typed));
    }

    [Theory]
    [InlineData("lay.la@readers.example")]
    [InlineData("layla+news@readers.example")]
    [InlineData("layla@reader.example")]
    public void Dots_and_tags_are_other_mailboxes_F13(string other) =>
        Assert.NotEqual(Counter.IdOf("layla@readers.example"), Counter.IdOf(other));

    [Theory]
    [InlineData("ليلى@مثال.موقع", "ليلى@xn--mgbh0fb.xn--4gbrim")]
    [InlineData("reader@b\u00FCcher.example", "reader@bu\u0308cher.example")]
    public void Both_spellings_of_an_international_domain_are_one_row_F13(string one, string other)
    {
        Assert.True(MailboxAddress.TryRead(one, out _));
        Assert.True(MailboxAddress.TryRead(other, out _));
        Assert.Equal(Counter.IdOf(one), Counter.IdOf(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@readers.example")]
    [InlineData("layla@")]
    [InlineData("layla@readers")]
    [InlineData("layla@127.0.0.1")]
    [InlineData("layla@[127.0.0.1]")]
    [InlineData(".layla@readers.example")]
    [InlineData("lay..la@readers.example")]
    [InlineData("lay la@readers.example")]
    [InlineData("\"layla\"@readers.example")]
    [InlineData("layla@readers.example, other@readers.example")]
    [InlineData("layla@readers.example\nBcc: other@readers.example")]
    [InlineData("layla@-readers.example")]
    [InlineData("Layla <layla@readers.example>")]
    public void What_mail_cannot_be_sent_to_is_no_address(string typed) => Assert.False(MailboxAddress.TryRead(typed, out _));

    [Fact]
    public void Addresses_beyond_the_length_of_a_path_are_refused()
    {
        Assert.False(MailboxAddress.TryRead($"{new string('a', 65)}@readers.example", out _));
        Assert.False(MailboxAddress.TryRead($"layla@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.example", out _));
        Assert.False(MailboxAddress.TryRead(new string('a', 100_000) + "@readers.example", out _));
    }
}
