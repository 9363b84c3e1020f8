using System.Text.RegularExpressions;

namespace Digest.Core.Templates.Chats;

/// <summary>Counts posts as servers of Mastodon do: in code points, and an address the same whatever its length.</summary>
public static partial class MastodonLength
{
    /// <summary>The characters of a post.</summary>
    /// <param name="text">The post.</param>
    /// <param name="ofAddress">The characters for which the server takes an address.</param>
    public static int Of(string text, int ofAddress)
    {
        ArgumentNullException.ThrowIfNull(text);
        var length = text.EnumerateRunes().Count();
        foreach (var match in Addresses().EnumerateMatches(text))
            length += ofAddress - match.Length;
        return length;
    }

    // An address is made of ASCII, and what ends a sentence is none of it.
    [GeneratedRegex(@"https?://[\x21-\x7E]*[A-Za-z0-9/=&#%_~-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();
}
