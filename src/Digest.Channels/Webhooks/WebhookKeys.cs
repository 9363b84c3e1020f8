using System.Diagnostics.CodeAnalysis;

namespace Digest.Channels.Webhooks;

/// <summary>Reads keys as Standard Webhooks writes them: a prefix that tells the kind, and base64.</summary>
internal static class WebhookKeys
{
    /// <summary>Reads one or more keys, separated by blanks; false when there is none, or one that is malformed.</summary>
    public static bool TryRead<T>(string? keys, Func<string, T?> read, out IReadOnlyList<T> found)
        where T : class
    {
        var each = (keys ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(read).ToList();
        found = [.. each.OfType<T>()];
        return found.Count > 0 && found.Count == each.Count;
    }

    /// <summary>The bytes after the prefix; false when the prefix is another or they are not so many.</summary>
    public static bool TryReadBytes(string key, string prefix, int least, int most, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[most];
        if (!key.StartsWith(prefix, StringComparison.Ordinal) || !Convert.TryFromBase64String(key[prefix.Length..], bytes, out var length) || length < least)
            return false;
        bytes = bytes[..length];
        return true;
    }
}
