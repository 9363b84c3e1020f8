using System.Net;

namespace Digest.Checks;

/// <summary>What can be told of a domain from its name alone.</summary>
internal static class DomainNames
{
    private static readonly string[] Reserved = ["example", "test", "invalid", "localhost", "local", "internal", "example.com", "example.net", "example.org"];

    /// <summary>Why nobody in the public DNS can know it; null when somebody may.</summary>
    public static string? WhyUnknown(string domain)
    {
        if (IPAddress.TryParse(domain, out _) || domain.StartsWith('['))
            return $"{domain} is an address, not a name.";
        if (Reserved.Any(name => IsWithin(domain, name)))
            return $"{domain} is reserved for examples and local use; the public DNS does not know it.";
        return domain.Contains('.', StringComparison.Ordinal) ? null : $"{domain} is a name of this network only.";
    }

    /// <summary>Whether a domain is another or lies within it.</summary>
    public static bool IsWithin(string domain, string other) =>
        domain.Equals(other, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{other}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether two domains belong together as far as names tell: one is the other or lies within it (relaxed alignment, RFC 7489, 3.1).</summary>
    public static bool Align(string domain, string other, bool strictly) =>
        strictly ? domain.Equals(other, StringComparison.OrdinalIgnoreCase) : IsWithin(domain, other) || IsWithin(other, domain);
}
