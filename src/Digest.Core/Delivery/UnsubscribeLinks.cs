using Digest.Core.Editions;
using Digest.Core.Subscribers;

namespace Digest.Core.Delivery;

/// <summary>Makes and reads the addresses behind which a POST unsubscribes one reader from one edition (RFC 8058).</summary>
/// <param name="signer">Signs them.</param>
public sealed class UnsubscribeLinks(LinkSigner signer)
{
    private const string Purpose = "unsubscribe";

    /// <param name="secret">The deployment's secret; old links stay good as long as it stays the same.</param>
    /// <exception cref="ArgumentException">The secret is too short; the message names the setting.</exception>
    public UnsubscribeLinks(string secret)
        : this(new LinkSigner(new SigningSecrets(secret)))
    {
    }

    /// <summary>The reader's own address. It holds no mail address and no counter, and its token cannot be forged.</summary>
    public Uri For(Edition edition, Subscriber subscriber) =>
        new($"{edition.BaseUrl}/api/unsubscribe/{edition.Id}/{subscriber.Id}{signer.Sign(Purpose, $"{edition.Id}\n{subscriber.Id}")}");

    /// <summary>The subscriber's id that a token stands for; null when it is not one of ours.</summary>
    public string? Read(string edition, string token) => ReaderLinks.Read(signer, Purpose, edition, token);
}
