using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>Gives the same person on the same channel the same id, however the address was typed.</summary>
public static class SubscriberId
{
    /// <summary>
    /// The id of an address: 32 hex digits. Mail addresses are compared by <see cref="MailboxAddress.Key"/>, URLs trimmed and
    /// with scheme and host in lower case.
    /// </summary>
    public static string For(string edition, ChannelKind channel, string address)
    {
        var normalised = channel == ChannelKind.Email ? MailboxAddress.Key(address) : UrlKey(address.Trim().Normalize(NormalizationForm.FormC));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{edition}\n{channel}\n{normalised}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    // What comes behind the host differs by letter case, and may be a secret. Ids of a chat have no host.
    private static string UrlKey(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        if (host < 3)
            return address;
        var end = address.AsSpan(host).IndexOfAny('/', '?', '#') is var found and >= 0 ? host + found : address.Length;
        return address[..end].ToLowerInvariant() + address[end..];
    }

    /// <summary>Whether a text is an id: 32 hex digits.</summary>
    public static bool IsOne(string text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
}
