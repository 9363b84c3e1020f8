namespace Digest.Core.Articles.Metadata;

/// <summary>Language tags (BCP 47).</summary>
internal static class Bcp47
{
    /// <summary>A tag in the form of BCP 47: <c>en_us</c> is <c>en-US</c>; null when it is none.</summary>
    public static string? Normalize(string? tag)
    {
        var parts = tag?.Trim().Split(',', ';', ' ')[0].Split(['-', '_', '.'], 4);
        if (parts is null || parts[0].Length is < 2 or > 3 || !parts[0].All(char.IsAsciiLetter))
            return null;

        var language = parts[0].ToLowerInvariant();
        if (language is "und" or "mul" or "zxx")
            return null;
        var kept = parts.Skip(1).TakeWhile(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit)).Select(part => part.Length switch
        {
            2 => part.ToUpperInvariant(),
            4 when part.All(char.IsAsciiLetter) => char.ToUpperInvariant(part[0]) + part[1..].ToLowerInvariant(),
            _ => part.ToLowerInvariant(),
        });
        return string.Join('-', kept.Prepend(language));
    }
}
