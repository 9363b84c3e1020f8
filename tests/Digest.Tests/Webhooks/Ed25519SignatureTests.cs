using Digest.Channels.Webhooks;
using FsCheck.Xunit;

namespace Digest.Tests.Webhooks;

public sealed class Ed25519SignatureTests
{
    // Test 1 of RFC 8032, 7.1: a seed and its public key.
    private const string Seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private const string Public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();

    [Fact]
    public void A_public_key_is_that_of_the_published_vector_whether_or_not_it_stands_behind_the_seed_M62()
    {
        var expected = $"whpk_{Convert.ToBase64String(Convert.FromHexString(Public))}";

        Assert.Equal(expected, WebhookSignature.PublicKey($"whsk_{Convert.ToBase64String(Convert.FromHexString(Seed))}"));
        Assert.Equal(expected, WebhookSignature.PublicKey($"whsk_{Convert.ToBase64String(Convert.FromHexString(Seed + Public))}"));
        Assert.Null(WebhookSignature.PublicKey(WebhookSignature.NewSecret()));
    }

    [Fact]
    public void A_message_that_a_private_key_signed_is_verified_with_its_public_key_only_M62()
    {
        var (key, other) = (WebhookSignature.NewPrivateKey(), WebhookSignature.NewPrivateKey());
        var signature = WebhookSignature.Sign(key, "msg_1", Now, Body);

        Assert.StartsWith("v1a,", signature, StringComparison.Ordinal);
        Assert.True(Verifies(WebhookSignature.PublicKey(key)!, signature, Body));
        Assert.False(Verifies(WebhookSignature.PublicKey(other)!, signature, Body));
        Assert.False(Verifies(WebhookSignature.PublicKey(key)!, signature, [.. Body, 0]));
        Assert.False(Verifies(WebhookSignature.PublicKey(key)!, signature.Replace("v1a,", "v1,", StringComparison.Ordinal), Body));
        Assert.False(Verifies(WebhookSignature.PublicKey(key)!, signature[..^4], Body));
        Assert.False(Verifies(WebhookSignature.NewSecret(), signature, Body));
    }

    [Fact]
    public void While_a_key_pair_replaces_a_secret_a_message_carries_a_signature_of_each_M62()
    {
        var (secret, key) = (WebhookSignature.NewSecret(), WebhookSignature.NewPrivateKey());
        var both = WebhookSignature.Sign($"{key} {secret}", "msg_1", Now, Body);

        Assert.Equal(["v1a", "v1"], both.Split(' ').Select(signature => signature.Split(',')[0]));
        Assert.True(Verifies(secret, both, Body));
        Assert.True(Verifies(WebhookSignature.PublicKey(key)!, both, Body));
        Assert.True(Verifies($"{WebhookSignature.PublicKey(key)} {secret}", both, Body));
    }

    [Fact]
    public void A_key_whose_halves_do_not_belong_together_is_refused() =>
        Assert.False(WebhookSignature.IsSecret($"whsk_{Convert.ToBase64String([.. Convert.FromHexString(Seed), .. new byte[32]])}"));

    [Property(MaxTest = 30)]
    public bool A_made_up_public_key_or_signature_of_any_length_verifies_nothing(int seed, byte[] odd)
    {
        var random = new Random(seed);
        var (key, signature) = (new byte[32], new byte[64]);
        random.NextBytes(key);
        random.NextBytes(signature);
        return !Verifies(PublicKey(key), Signature(signature), Body)
            && !Verifies(PublicKey(Convert.FromHexString(Public)), Signature(signature), Body)
            && !Verifies(PublicKey(odd), Signature(odd), Body);

        static string PublicKey(byte[] bytes) => $"whpk_{Convert.ToBase64String(bytes)}";
        static string Signature(byte[] bytes) => $"v1a,{Convert.ToBase64String(bytes)}";
    }

    private static bool Verifies(string key, string signature, byte[] body) => WebhookSignature.Verify(key, "msg_1", "1614265330", signature, body, Now);
}
