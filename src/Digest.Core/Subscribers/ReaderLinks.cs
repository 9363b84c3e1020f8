using Digest.Core.Editions;
using Digest.Core.Subscribers.Signups;

namespace Digest.Core.Subscribers;

/// <summary>
/// Makes and reads the addresses behind which a reader confirms a subscription and changes, takes along or erases what is
/// kept. Their tokens hold no mail address and no counter, and each is good for its purpose only.
/// </summary>
/// <param name="signer">Signs them.</param>
public sealed class ReaderLinks(LinkSigner signer)
{
    private const int IdLength = 32;
    private const string PreferencesPurpose = "preferences";
    private const string ConfirmationPurpose = "confirm";

    /// <param name="secret">The deployment's secret.</param>
    /// <exception cref="ArgumentException">The secret is too short; the message names the setting.</exception>
    public ReaderLinks(string secret)
        : this(new LinkSigner(new SigningSecrets(secret)))
    {
    }

    /// <summary>Where anybody can ask to subscribe.</summary>
    public static Uri Subscribe(Edition edition) => new($"{edition.BaseUrl}/api/subscribe/{edition.Id}");

    /// <summary>Where a reader changes name, language and sections.</summary>
    public Uri Preferences(Edition edition, string subscriberId) => Page(edition, "preferences", subscriberId);

    /// <summary>Where a reader takes along what is kept.</summary>
    public Uri Export(Edition edition, string subscriberId) => Page(edition, "export", subscriberId);

    /// <summary>Where a reader has it erased.</summary>
    public Uri Erasure(Edition edition, string subscriberId) => Page(edition, "erase", subscriberId);

    /// <summary>The id of the subscriber whose preferences, export and erasure a token opens; null when it is not one of ours.</summary>
    public string? Read(string edition, string token) => Read(signer, PreferencesPurpose, edition, token);

    /// <summary>Where a reader confirms this request, and no other one of the same address.</summary>
    public Uri Confirmation(Edition edition, Signup signup) =>
        new($"{edition.BaseUrl}/api/confirm/{edition.Id}/{signup.Id}{signer.Sign(ConfirmationPurpose, Confirmed(signup))}");

    /// <summary>The id of the subscriber for whom a token asks to be confirmed, which proves nothing yet; null when it cannot be one.</summary>
    public static string? Named(string token) => token.Length == IdLength + LinkSigner.Length ? token[..IdLength] : null;

    /// <summary>Whether a token confirms this request.</summary>
    public bool Confirms(Signup signup, string token) =>
        Named(token) == signup.Id && signer.Verifies(ConfirmationPurpose, Confirmed(signup), token[IdLength..]);

    /// <summary>What an address of the net is counted under: nobody can find it out without the secret.</summary>
    public string Counted(string origin) => signer.Sign("count", origin);

    internal static string? Read(LinkSigner signer, string purpose, string edition, string token) =>
        Named(token) is { } id && signer.Verifies(purpose, $"{edition}\n{id}", token[IdLength..]) ? id : null;

    private Uri Page(Edition edition, string page, string id) =>
        new($"{edition.BaseUrl}/api/{page}/{edition.Id}/{id}{signer.Sign(PreferencesPurpose, $"{edition.Id}\n{id}")}");

    private static string Confirmed(Signup signup) => $"{signup.Edition}\n{signup.Id}\n{signup.Nonce}";
}
