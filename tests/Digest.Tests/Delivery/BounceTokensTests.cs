using Digest.Core.Delivery;
using FsCheck.Xunit;

namespace Digest.Tests.Delivery;

public sealed class BounceTokensTests
{
    private static readonly BounceTokens Tokens = new("a-secret-of-thirty-two-characters");

    [Property]
    public void A_token_tells_its_copy_however_a_server_writes_it(Guid id, ushort year, byte week)
    {
        var (subscriber, issue) = (id.ToString("N"), $"{2020 + (year % 500):D4}-W{1 + (week % 53):D2}");

        var token = Tokens.For("weekly", issue, subscriber);

        Assert.Equal(BounceTokens.Length, token.Length);
        Assert.All(token, letter => Assert.True(char.IsAsciiLetterOrDigit(letter)));
        Assert.Equal((issue, subscriber), Tokens.Read("weekly", token));
        Assert.Equal((issue, subscriber), Tokens.Read("weekly", token.ToUpperInvariant()));
        Assert.Null(Tokens.Read("other", token));
        Assert.Null(new BounceTokens("another-secret-of-thirty-two-chars").Read("weekly", token));
    }

    [Property]
    public void A_token_that_was_changed_anywhere_is_none(Guid id, byte place, byte letter)
    {
        var token = Tokens.For("weekly", "2026-W48", id.ToString("N")).ToCharArray();
        var at = place % token.Length;
        var other = "abcdefghijklmnopqrstuvwxyz234567"[letter % 32];
        var same = token[at] == other;
        token[at] = other;

        Assert.Equal(same, Tokens.Read("weekly", new string(token)) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bounces")]
    [InlineData("٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠")]
    public void Other_text_is_no_token(string text) => Assert.Null(Tokens.Read("weekly", text));
}
