using Digest.Core.Delivery;
using Digest.Core.Subscribers;
using Digest.Tests.Infrastructure;

namespace Digest.Tests.Subscribers;

public sealed class SigningSecretsTests
{
    private const string Old = "the secret of last year, long enough to serve";
    private const string New = "the secret of this year, long enough to serve";

    private static readonly Subscriber Reader = new()
    {
        Id = SubscriberId.For("weekly", ChannelKind.Email, "layla@example.org"),
        Edition = "weekly",
        Channel = ChannelKind.Email,
        Address = "layla@example.org",
    };

    [Fact]
    public void What_a_former_secret_signed_is_still_good_and_nothing_new_is_signed_with_it()
    {
        var edition = Newsroom.Weekly();
        var rotated = new SigningSecrets(New, Old);
        var (links, own, bounces) = (new UnsubscribeLinks(new LinkSigner(rotated)), new ReaderLinks(new LinkSigner(rotated)), new BounceTokens(rotated));

        Assert.Equal(Reader.Id, links.Read("weekly", new UnsubscribeLinks(Old).For(edition, Reader).Segments[^1]));
        Assert.Equal(Reader.Id, own.Read("weekly", new ReaderLinks(Old).Preferences(edition, Reader.Id).Segments[^1]));
        Assert.Equal(("2026-W48", Reader.Id), bounces.Read("weekly", new BounceTokens(Old).For("weekly", "2026-W48", Reader.Id)));
        Assert.Equal(new UnsubscribeLinks(New).For(edition, Reader), links.For(edition, Reader));
        Assert.Equal(new ReaderLinks(New).Preferences(edition, Reader.Id), own.Preferences(edition, Reader.Id));
        Assert.Equal(new BounceTokens(New).For("weekly", "2026-W48", Reader.Id), bounces.For("weekly", "2026-W48", Reader.Id));
    }

    [Fact]
    public void A_secret_that_is_no_longer_kept_opens_nothing()
    {
        var rotated = new SigningSecrets(New);

        Assert.Null(new UnsubscribeLinks(new LinkSigner(rotated)).Read("weekly", new UnsubscribeLinks(Old).For(Newsroom.Weekly(), Reader).Segments[^1]));
        Assert.Null(new BounceTokens(rotated).Read("weekly", new BounceTokens(Old).For("weekly", "2026-W48", Reader.Id)));
    }

    [Theory]
    [InlineData("short", "", "Digest:Secret ")]
    [InlineData(New, "short", "Digest:FormerSecrets:1 ")]
    public void A_short_secret_is_refused_with_the_name_of_its_setting(string current, string former, string named) =>
        Assert.StartsWith(named, Assert.Throws<ArgumentException>(() => new SigningSecrets(current, "", former)).Message, StringComparison.Ordinal);
}
