using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;
using FsCheck.Xunit;

namespace Digest.Tests.Delivery;

public sealed class UnsubscribeLinksTests
{
    private readonly UnsubscribeLinks _links = new(Newsroom.Secret);

    private static Subscriber Reader(string address) => new()
    {
        Id = SubscriberId.For("weekly", ChannelKind.Email, address),
        Edition = "weekly",
        Channel = ChannelKind.Email,
        Address = address,
    };

    [Fact]
    public void A_link_leads_back_to_its_reader_and_does_not_show_the_address()
    {
        var reader = Reader("layla@example.org");
        var link = _links.For(Newsroom.Weekly(), reader);

        Assert.Equal("https://digest.news.example/api/unsubscribe/weekly/", link.GetLeftPart(UriPartial.Authority) + string.Concat(link.Segments[..^1]));
        Assert.DoesNotContain("layla", link.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(reader.Id, _links.Read("weekly", link.Segments[^1]));
    }

    [Property]
    public bool A_token_with_one_character_changed_is_nobodys(byte position, byte change)
    {
        var token = _links.For(Newsroom.Weekly(), Reader("layla@example.org")).Segments[^1].ToCharArray();
        var at = position % token.Length;
        var digit = "0123456789abcdef"[(Convert.ToInt32(token[at].ToString(), 16) + 1 + (change % 15)) % 16];
        token[at] = digit;
        return _links.Read("weekly", new string(token)) is null;
    }

    [Property]
    public bool Whatever_a_stranger_sends_is_nobodys(string? token) => _links.Read("weekly", token ?? "") is null;

    [Fact]
    public void A_token_of_another_edition_or_secret_is_nobodys()
    {
        var token = _links.For(Newsroom.Weekly(), Reader("layla@example.org")).Segments[^1];

        Assert.Null(_links.Read("daily", token));
        Assert.Null(new UnsubscribeLinks(new string('x', 40)).Read("weekly", token));
    }

    [Fact]
    public void A_short_secret_is_refused_with_the_name_of_the_setting() =>
        Assert.Contains("Digest:Secret", Assert.Throws<ArgumentException>(() => new UnsubscribeLinks("short")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(" Layla@Example.org ")]
    [InlineData("layla@EXAMPLE.ORG")]
    public void The_same_mailbox_in_other_letters_is_the_same_subscriber_F13(string address) =>
        Assert.Equal(Reader("layla@example.org").Id, Reader(address).Id);
}
