using System.Security.Cryptography;
using System.Text;

namespace Digest.Core.Subscribers.Consent;

/// <summary>The version of the words that a reader agreed to.</summary>
public static class ConsentWording
{
    /// <summary>Their SHA-256 in hex digits; null for none.</summary>
    public static string? Hash(string? wording) => string.IsNullOrEmpty(wording) ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording)));
}
