using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers;

/// <summary>Gives the same person on the same channel the same id, however the address was typed.</summary>
public static class SubscriberId
{
    /// <summary>
    /// The id of an address: 32 hex digits. Mail addresses are compared trimmed and without regard to case,
    /// URLs trimmed; dots and tags of a local part count, because only some providers ignore them.
    /// </summary>
    public static string For(string edition, ChannelKind channel, string address)
    {
        var normalised = address.Trim().Normalize(NormalizationForm.FormC);
        if (channel == ChannelKind.Email)
            normalised = normalised.ToLowerInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{edition}\n{channel}\n{normalised}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }
}
